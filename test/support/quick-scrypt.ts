/** The cost N of scrypt for tests: 16 MiB and about 50 ms; the app's takes 128 MiB and 500 ms. */
export const quickScrypt = 2 ** 14
