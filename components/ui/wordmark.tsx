/** The logo: five ticks and the name. */
export function Wordmark() {
  return (
    <span className="inline-flex items-center gap-2.5 text-16 font-strong tracking-[-0.015em]">
      <svg viewBox="0 0 22 20" aria-hidden="true" className="h-5 w-5.5" fill="currentColor">
        <path d="M0 6h2v14H0zM5 0h2v14H5zM15 0h2v14h-2zM20 6h2v14h-2z" />
        <path d="M10 3h2v14h-2z" className="fill-accent" />
      </svg>
      Riffle
    </span>
  )
}
