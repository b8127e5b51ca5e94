const SOURCES = [
  [
    'Spotify',
    'Exportify makes a CSV file of any playlist. Your account data, from Account, Privacy, holds all of them.',
  ],
  ['Apple Music, iTunes', 'In the Music app on a computer: File, Library, Export Library.'],
  [
    'YouTube, YouTube Music',
    'By its link above; private ones from Google Takeout: choose YouTube and YouTube Music, playlists.',
  ],
  ['Deezer, Tidal and others', 'TuneMyMusic or Soundiiz, exported as CSV.'],
  ['A player on a computer', 'Save the list as M3U, PLS or XSPF.'],
] as const

/** Where files come from, for those who have not imported anything yet. */
export function WhereFrom() {
  return (
    <section className="px-gutter">
      <h2 className="text-16 font-strong">Nothing imported yet</h2>
      <p className="pb-4 text-ink-2">A playlist leaves most services as a file:</p>
      <dl>
        {SOURCES.map(([service, way]) => (
          <div
            key={service}
            className="grid min-h-row grid-cols-[200px_minmax(0,1fr)] items-center gap-x-4 py-2 hairline-t phone:grid-cols-1"
          >
            <dt>{service}</dt>
            <dd className="text-ink-2">{way}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
