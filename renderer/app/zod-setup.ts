import { z } from 'zod'

// zod probes `new Function` otherwise, which the content policy forbids
z.config({ jitless: true })
