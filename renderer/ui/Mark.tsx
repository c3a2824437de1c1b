/** The app's mark, a closed box, as `tools/icons.ts` draws it. */
export function Mark({ size }: { readonly size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 100 100" aria-hidden>
      <rect width="100" height="100" rx="22" fill="var(--mantine-color-indigo-6)" />
      <g stroke="#fff" strokeWidth="7.5" strokeLinejoin="round" strokeLinecap="round">
        <path d="M50 19 76.8 34.5v31L50 81 23.2 65.5v-31Z" fill="none" />
        <path d="M50 19 76.8 34.5 50 50 23.2 34.5Z" fill="#fff" />
        <path d="M50 50v31" fill="none" />
      </g>
    </svg>
  )
}
