/** Covers the window while files are dragged over it. */
export function DropOverlay({ label }: { label: string }) {
  return (
    <div
      aria-hidden
      className="pointer-events-none fixed inset-0 z-50 grid place-content-center bg-display/95 text-center"
    >
      <div className="unfilled absolute inset-x-0 top-1/2 h-44 -translate-y-1/2 opacity-60" />
      <p className="relative rounded-bar bg-display px-6 py-3 text-28 font-strong">{label}</p>
    </div>
  )
}
