const MENDS: [reason: string, mend: string][] = [
  ['no title', 'Fill in the title and import the file again.'],
  ['only a Spotify id', 'Export the list with titles, with Exportify for one.'],
  ['not in the form', 'Write it as “Artist - Title” and import the file again.'],
  ['a web address', 'Put “Artist - Title” in its place and import the file again.'],
  ['a song the library does not describe', 'Export the whole library once more.'],
  ['a private video', 'Set it to unlisted at YouTube if it is yours, and import again.'],
  ['the file breaks off', 'This copy is not complete. Export it once more.'],
]

/** Why a row was skipped as a sentence, and what would bring it in where something would. */
export function explained(reason: string): { why: string; mend?: string } {
  const mend = MENDS.find(([start]) => reason.startsWith(start))?.[1]
  // Where there is a mend of our own, what the reason advises after a semicolon gives way to it.
  const words = mend ? reason.split(';')[0]! : reason
  return { why: words.charAt(0).toUpperCase() + words.slice(1), mend }
}
