import { describe, expect, it } from 'vitest'
import {
  hasCandidate,
  missingLateLibraries,
  missingLibraries,
} from '../../../tools/runtime/missing-libraries.ts'

describe('missingLibraries', () => {
  it('names what ldd did not find, each once', () => {
    const output = [
      '\tlinux-vdso.so.1 (0x00007ffd)',
      '\tlibnss3.so => not found',
      '\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f)',
      '\tlibgbm.so.1 => not found',
      '\tlibnss3.so => not found',
    ].join('\n')

    expect(missingLibraries(output)).toEqual(['libnss3.so', 'libgbm.so.1'])
  })

  it('finds nothing where all is present', () => {
    expect(missingLibraries('\tlibc.so.6 => /lib/libc.so.6 (0x00007f)')).toEqual([])
  })
})

describe('missingLateLibraries', () => {
  it('names libraries that are opened only later', () => {
    const output = '\tlibgtk-3.so.0 (libc6,x86-64) => /lib/libgtk-3.so.0'

    expect(missingLateLibraries(output)).toEqual(['libnotify.so.4', 'libsecret-1.so.0'])
  })
})

describe('hasCandidate', () => {
  it('sees a package that can be installed', () => {
    expect(hasCandidate('libgtk-3-0t64:\n  Installed: (none)\n  Candidate: 3.24.41\n')).toBe(
      true,
    )
  })

  it('sees through a name without a version', () => {
    expect(hasCandidate('libasound2:\n  Installed: (none)\n  Candidate: (none)\n')).toBe(false)
  })

  it('takes an unknown name for absent', () => {
    expect(hasCandidate('')).toBe(false)
  })
})
