import type { SkipCode } from '@/lib/skip-reasons'

/** Advice about skipped rows in English, for the codes that have any. */
export const SKIP_ADVICE: Partial<Record<SkipCode, string>> = {
  no_title: 'Fill in the title and import the file again.',
  spotify_id_only: 'Export the list with titles, for example with Exportify.',
  not_artist_title: 'Write it as "Artist - Title" and import the file again.',
  url_without_song: 'Put "Artist - Title" in its place and import the file again.',
  undescribed_track: 'Export the whole library again.',
  file_truncated: 'This copy is not complete. Export it again.',
  nested_playlist: 'Import it by itself.',
  uncertain_encoding: 'If they are, save the file as UTF-8 and import it again.',
  playlist_full: 'Split it, and import the parts.',
  too_many_playlists: 'Delete some playlists and import again.',
  too_many_likes: 'Unlike some songs and import again.',
  list_not_shared: 'Import it as a file instead.',
  local_file: 'Upload the file instead.',
  service_link:
    'This server does not look links up. Export the list as a file, for example with TuneMyMusic.',
  link_limit: 'Import the remaining links by themselves.',
  link_not_found: 'Put "Artist - Title" in its place and import the list again.',
  link_unavailable: 'Import the list again later.',
  link_unlisted: 'Export it as a file, for example with TuneMyMusic.',
  private_video: 'Set it to unlisted on YouTube if it is yours, and import again.',
}
