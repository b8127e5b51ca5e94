/** Lies over the whole window while files are held over it. */
export function DropVeil({ words = 'Drop to import' }: { words?: string }) {
  return (
    <div
      aria-hidden
      className="pointer-events-none fixed inset-0 z-50 grid place-content-center bg-display/95 text-center"
    >
      <div className="unfilled absolute inset-x-0 top-1/2 h-44 -translate-y-1/2 opacity-60" />
      <p className="relative rounded-bar bg-display px-6 py-3 text-28 font-strong">{words}</p>
    </div>
  )
}
