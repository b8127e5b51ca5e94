/** Why an import skipped a row, or a whole list. */
export const SKIP_CODES = [
  'no_title',
  'spotify_id_only',
  'podcast_episode',
  'podcast',
  'film',
  'not_a_song',
  'not_artist_title',
  'url_without_song',
  'service_link',
  'link_not_found',
  'link_unlisted',
  'link_unavailable',
  'link_limit',
  'stream_segment',
  'nested_playlist',
  'no_playlist',
  'uncertain_encoding',
  'undescribed_track',
  'file_truncated',
  'empty_list',
  'playlist_full',
  'too_many_playlists',
  'too_many_likes',
  'list_incomplete',
  'list_not_shared',
  'list_not_found',
  'unknown_entry',
  'removed_from_service',
  'local_file',
  'private_video',
  'deleted_video',
  'not_embeddable_video',
] as const
export type SkipCode = (typeof SKIP_CODES)[number]

/** The services that an import reads lists from, by their names. */
export const SERVICE_NAMES = ['Spotify', 'YouTube', 'Apple Music', 'Deezer', 'Tidal'] as const
export type ServiceName = (typeof SERVICE_NAMES)[number]

/** `kind`: what a Spotify link leads to, such as `album`; `service`: where the list comes from. */
export type SkipParams = { kind?: string; service?: ServiceName }
export type SkipReason = { code: SkipCode; params?: SkipParams }

const TEXTS: Record<SkipCode, (params: SkipParams) => string> = {
  no_title: () => 'no title',
  spotify_id_only: () => 'only a Spotify id, without a title',
  podcast_episode: () => 'a podcast episode, not a song',
  podcast: () => 'a podcast, not a song',
  film: () => 'a film or programme, not a song',
  not_a_song: ({ kind = 'link' }) => `a Spotify ${kind}, not a song`,
  not_artist_title: () => 'not in the form "Artist - Title"',
  url_without_song: () => 'a web address that names no song',
  service_link: ({ service }) => `only a link to ${nameOf(service)}, without a title`,
  link_not_found: ({ service }) => `${nameOf(service)} has no song at this link`,
  link_unlisted: ({ service }) => `a list of ${nameOf(service)}, which publishes only its name`,
  link_unavailable: ({ service }) =>
    `${nameOf(service)} could not be reached, so the link was not looked up`,
  link_limit: () => 'one of too many links to look up at once; import it again by itself',
  stream_segment: () => 'a segment of a stream, not a song',
  nested_playlist: () => 'a playlist file inside the list; import it by itself',
  uncertain_encoding: () =>
    'the encoding is guessed, so letters may be wrong; save the file as UTF-8 if they are',
  no_playlist: () => 'a file of the archive that is not a playlist',
  undescribed_track: () => 'a song the library does not describe',
  file_truncated: () => 'the file ends within this row',
  empty_list: () => 'a list without songs, so its playlist was not changed',
  playlist_full: () => 'a list with more tracks than a playlist may have on this server',
  too_many_playlists: () =>
    'a list for a new playlist; the account has as many as this server allows',
  too_many_likes: () => 'a list that exceeds the number of liked songs that this server allows',
  list_incomplete: ({ service }) =>
    `${nameOf(service)} stopped before the end of the list, so no tracks were removed here`,
  list_not_shared: ({ service }) =>
    `${nameOf(service)} shares the songs of this playlist only with its owner and collaborators; import it as a file instead`,
  list_not_found: ({ service }) => `${nameOf(service)} no longer has this playlist`,
  unknown_entry: ({ service }) => `${nameOf(service)} describes it in an unknown format`,
  removed_from_service: ({ service }) => `no longer available on ${nameOf(service)}`,
  local_file: () => 'a file on your own computer; upload it instead',
  private_video: () => 'a private video, which YouTube shows only to its owner',
  deleted_video: () => 'a video that was deleted from YouTube',
  not_embeddable_video: () => 'a video that cannot be played outside YouTube',
}

/** Returns the English text of a reason: a phrase without a full stop. */
export function formatSkipReason({ code, params = {} }: SkipReason): string {
  return TEXTS[code](params)
}

const nameOf = (service?: ServiceName): string => service ?? 'the service'
