/** An empty ribbon in the background, which fades out behind the text. */
export function DropZonePattern() {
  return (
    <div
      aria-hidden
      className="absolute inset-0 bg-[repeating-linear-gradient(to_right,var(--fill-2)_0_4px,transparent_4px_6px)] mask-[linear-gradient(to_right,transparent_48%,black_85%)] phone:hidden"
    />
  )
}
