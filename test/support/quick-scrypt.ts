/** N of scrypt: 16 MiB and about 50 ms, where the app takes 128 MiB and half a second. */
export const quickScrypt = 2 ** 14
