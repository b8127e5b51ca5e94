/** Columns and keys that only the listening histories of services have. */
const SIGNS: [pattern: RegExp, service: string][] = [
  [/"(?:msPlayed|ms_played|master_metadata_track_name)"/, 'Spotify'],
  [/^[^\n]*\b(?:ms_played|msPlayed|master_metadata_track_name)\b/, 'Spotify'],
  [
    /^[^\n]*(?:Event (?:Start|Received) Timestamp|Play Duration Milliseconds|Milliseconds Since Play|Last Played Date)/i,
    'Apple Music',
  ],
  [/^(?=[^\n]*\b(?:Listening Time|Platform Name)\b)[^\n]*\bDate\b/i, 'Deezer'],
  [/^[^\n]*\bstream_duration_ms\b/i, 'Tidal'],
  [/^(?=[^\n]*\buts\b)[^\n]*\butc_time\b/i, 'Last.fm'],
  [/"date"\s*:\s*\{\s*"uts"\s*:/, 'Last.fm'],
  // bounded-regex: the gap between the keys has at most 600 characters.
  [/"titleUrl"[\s\S]{0,600}?"time"\s*:/, 'YouTube'],
  [/"(?:listened_at|track_metadata)"\s*:/, 'ListenBrainz'],
]
/** `Artist,Album,Title,23 Feb 2016 17:59`, which common exporters of Last.fm write without a header. */
const SCROBBLE = /^[^,;\t\r\n]{1,300}[,;\t].{0,600}[,;\t]"?\d{1,2} \w{3} \d{4},? \d{1,2}:\d{2}"?$/
const MAX_LINE_CHARACTERS = 1000

/** Returns the service whose listening history a text is, by its start; null for other files. */
export function describeHistory(start: string): string | null {
  const known = SIGNS.find(([pattern]) => pattern.test(start))
  if (known) return known[1]
  const lines = start.slice(0, 8 * MAX_LINE_CHARACTERS).split(/\r?\n/, 5)
  const whole = lines.filter((line) => line.trim() !== '' && line.length < MAX_LINE_CHARACTERS)
  return whole.length > 1 && whole.every((line) => SCROBBLE.test(line)) ? 'Last.fm' : null
}
