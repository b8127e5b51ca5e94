type UploadProgressProps = {
  /** From 0 to 1. */
  share: number
  text: string
}

/** A progress bar with its text below. */
export function UploadProgress({ share, text }: UploadProgressProps) {
  return (
    <div className="grid gap-1">
      <div
        role="progressbar"
        aria-label={text}
        aria-valuenow={Math.floor(share * 100)}
        className="h-1 overflow-hidden rounded-tick bg-fill-2"
      >
        <div
          className="h-full origin-left bg-ink-1 transition-transform duration-normal"
          style={{ transform: `scaleX(${share})` }}
        />
      </div>
      <p className="text-12 text-ink-3">{text}</p>
    </div>
  )
}
