const list = (keys: string): string[] => keys.split(' ')

/** The keys that other programs use for each field of a track. */
export const trackKeys = {
  wrappers: list('track song video item snippet content'),
  title: list('title name trackName track_name songName song_name song track videoTitle'),
  artist: list(
    'artist artistName artist_name artists creator performer author uploader channel channelTitle videoOwnerChannelTitle uploaderName album_artist',
  ),
  album: list('album albumName album_name albumTitle album_title'),
  link: list(
    'uri url spotify_uri spotifyUri trackUri webpage_url link spotify_url youtube_url id spotifyId spotify_id',
  ),
  video: list('videoId video_id youtubeId youtube_id yt_id'),
  milliseconds: list(
    'duration_ms durationMs durationMillis trackTimeMillis length_ms milliseconds',
  ),
  seconds: list('duration_seconds lengthSeconds durationSeconds duration length time'),
  addedAt: list('added_at addedAt addedDate dateAdded added saved_at'),
}
