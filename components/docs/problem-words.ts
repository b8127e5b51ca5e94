import type { ErrorCode } from '@/lib/errors'

type Words = { cause: string; mend: string }

/** What each problem means and what to do about it. */
export const problemWords: Record<ErrorCode, Words> = {
  malformed_request: {
    cause: 'The body is not JSON in UTF-8, is nested too deep, or the query has a wrong value.',
    mend: 'Look at errors for the query parameters that are wrong, or check the body.',
  },
  invalid_cursor: {
    cause: 'A cursor was changed, or belongs to another list or to other filters.',
    mend: 'Begin the list again without a cursor and follow nextCursor as it is.',
  },
  unauthenticated: {
    cause: 'The call needs a signed-in user and carries neither a token nor a session.',
    mend: 'Sign in, and send the access token as Authorization: Bearer.',
  },
  invalid_token: {
    cause: 'The token is not one of ours, has ended, or its session was closed.',
    mend: 'Renew it with the refresh token, or sign in again.',
  },
  invalid_credentials: {
    cause: 'The e-mail address or the password is wrong. Which of the two is not said.',
    mend: 'Check both.',
  },
  refresh_token_reused: {
    cause: 'A refresh token works once; this one came a second time, as a stolen one would.',
    mend: 'Every token of that sign-in is void now. Sign in again, and keep the newest token only.',
  },
  forbidden: { cause: 'The call is not for this user.', mend: 'Use another account.' },
  insufficient_scope: {
    cause: 'The API token lacks the scope the call needs: read for a GET, write for a change.',
    mend: 'Make a token with that scope in the settings; WWW-Authenticate names it.',
  },
  cross_site_request: {
    cause: 'A write came with the session cookie, but not from this site.',
    mend: 'Call from the site itself, or use a bearer token, which needs no cookie.',
  },
  not_found: {
    cause: 'There is no such thing, or it belongs to somebody else.',
    mend: 'Check the id, and whose it is.',
  },
  song_not_found: {
    cause: 'One of the songs is not in your library.',
    mend: 'errors names the missing ids. Nothing was added.',
  },
  no_shuffle_session: {
    cause: 'The list is not being shuffled at the moment.',
    mend: 'Ask for the next track: that begins a session.',
  },
  method_not_allowed: {
    cause: 'The path exists, but not for this method.',
    mend: 'The Allow header names those it takes.',
  },
  not_acceptable: {
    cause: 'The Accept header excludes everything this call offers.',
    mend: 'Accept application/json.',
  },
  conflict: { cause: 'The state of the thing does not allow this.', mend: 'Read it again.' },
  email_taken: {
    cause: 'There is an account with this e-mail address.',
    mend: 'Sign in instead, or use another address.',
  },
  empty_playlist: {
    cause: 'The list has no track to play: none at all, or all are left out of shuffle.',
    mend: 'Add a track, or take one in again.',
  },
  no_previous_track: { cause: 'Nothing was handed out before this turn.', mend: 'Go on instead.' },
  turn_out_of_range: {
    cause: 'after is more than 64 turns ahead of the session.',
    mend: 'turn says where the session stands; go on from there.',
  },
  precondition_failed: {
    cause: 'The thing has changed since its ETag was read.',
    mend: 'Read it again, look at the change, and send the new ETag.',
  },
  uri_too_long: {
    cause: 'The address with its query is longer than 8,192 characters.',
    mend: 'Send less in the query; long lists belong in a body.',
  },
  headers_too_large: {
    cause: 'The headers together are larger than 16 KB; most often it is the cookies.',
    mend: 'Send fewer or shorter ones.',
  },
  range_not_satisfiable: {
    cause: 'The range begins behind the end of the file.',
    mend: 'Content-Range says how long it is.',
  },
  file_too_large: {
    cause: 'The file is larger than the most that is taken, which detail names.',
    mend: 'Send it in a smaller format: a FLAC file has everything a WAV file has.',
  },
  quota_exceeded: {
    cause:
      'The files of your uploads would take more room than you have; quota says how much is left.',
    mend: 'Delete uploads you no longer want.',
  },
  insufficient_storage: {
    cause: 'The disk of the server is nearly full.',
    mend: 'Try again later. Whoever runs the server can make room or lower DISK_FLOOR_MB.',
  },
  request_timeout: {
    cause: 'Less than 4 kB came within 15 seconds of waiting, so the upload was given up.',
    mend: 'Send it again; an upload made at /uploads goes on where it stopped.',
  },
  unsupported_audio: {
    cause:
      'The content is no MP3, FLAC, Ogg Vorbis, Opus, WAV or AAC file, or not a whole one. The name does not matter; detail says what was found.',
    mend: 'Send another file, or convert this one.',
  },
  duplicate_audio: {
    cause: 'You have uploaded the same recording before, if with other tags; songId names it.',
    mend: 'Use the song you have. Its tags can be changed.',
  },
  payload_too_large: {
    cause: 'The body is larger than the call takes.',
    mend: 'detail says how much is taken. Split it.',
  },
  unsupported_media_type: {
    cause: 'The Content-Type is missing or not one this call reads.',
    mend: 'Send application/json, or multipart/form-data for files.',
  },
  invalid_input: {
    cause: 'Some fields are missing, wrong or unknown.',
    mend: 'errors lists every one of them with its path.',
  },
  weak_password: {
    cause: 'The password is short or easy to guess.',
    mend: 'errors says why. Four unrelated words are a good one.',
  },
  unrecognised_format: {
    cause: 'The content of the file is none of the playlist formats that are read.',
    mend: 'detail says what was seen and what is read.',
  },
  file_too_complex: {
    cause: 'Reading the file takes more time or memory than a playlist needs.',
    mend: 'Export the playlist again, or split it into several files.',
  },
  idempotency_key_reused: {
    cause: 'The key was used before, with another body.',
    mend: 'Use a new key for a new request.',
  },
  rate_limited: {
    cause: 'Too many calls in a short time.',
    mend: 'Wait as long as Retry-After says.',
  },
  not_implemented: {
    cause: 'The method is none that HTTP knows.',
    mend: 'Use one of those the Allow header of the path names.',
  },
  setup_code_needed: {
    cause: 'The address is one of ADMIN_EMAILS: only who runs the server may register it.',
    mend: 'Send the setupCode that the server prints at its start, or that npm run admin:code prints.',
  },
  account_needed: {
    cause: 'A guest asked for what only makes sense for longer than a day.',
    mend: 'Create an account: everything you have comes along.',
  },
  invalid_state: {
    cause:
      'The way back from the other site was used before, took longer than ten minutes, or was not begun in this browser by the user who is signed in.',
    mend: 'Begin again, in the same browser.',
  },
  spotify_not_configured: {
    cause:
      'Whoever runs this server has not registered an app at Spotify, or its address is one that Spotify refuses.',
    mend: 'Set SPOTIFY_CLIENT_ID, and APP_URL to an https address or http://127.0.0.1 with its port. Until then, import playlists as files.',
  },
  spotify_not_connected: {
    cause: 'The account has no Spotify account connected.',
    mend: 'Connect one in the settings.',
  },
  spotify_reconnect: {
    cause:
      'Spotify ends its consent after six months, or when it is withdrawn there, or the tokens can no longer be read here.',
    mend: 'Connect Spotify again. Playlists and choices stay as they are.',
  },
  spotify_taken: {
    cause: 'One Spotify account belongs to one user of a Riffle, and this one is taken.',
    mend: 'Disconnect it there first, or sign in to Spotify with another account.',
  },
  spotify_declined: {
    cause: 'Spotify was told not to share the playlists.',
    mend: 'Connect again and agree, or import playlists as files.',
  },
  spotify_not_on_the_list: {
    cause:
      'Spotify serves apps like this one for five people, and your Spotify account is not among them yet.',
    mend: 'Ask who runs this server to add you under User Management of the app at developer.spotify.com, or import playlists as files.',
  },
  spotify_owner_needs_premium: {
    cause: 'Spotify serves such apps only while their owner has Spotify Premium.',
    mend: 'Who runs this server needs Premium; after a change it takes a few hours. Until then, import playlists as files.',
  },
  spotify_playlist_unreadable: {
    cause: 'Spotify hands out the songs of a playlist to its owner and collaborators alone.',
    mend: 'Copy its songs into a playlist of your own at Spotify, or import it as a file.',
  },
  spotify_busy: {
    cause: 'Spotify has had enough calls from this server for now.',
    mend: 'retryAt and Retry-After say until when. Imports wait by themselves.',
  },
  spotify_unavailable: {
    cause: 'Spotify did not answer, or not in a form that can be understood.',
    mend: 'Try again in a while.',
  },
  youtube_not_configured: {
    cause:
      'Reading playlists from YouTube needs a key of its API, which this server does not have.',
    mend: 'Whoever runs the server sets YOUTUBE_API_KEY. Until then, import a file of Google Takeout.',
  },
  youtube_playlist_unreadable: {
    cause:
      'The playlist is private, was deleted, or is one that YouTube makes for each viewer: a mix, Watch later, liked videos.',
    mend: 'Set it to public or unlisted at YouTube, or copy its videos into a playlist that is.',
  },
  youtube_unavailable: {
    cause:
      'YouTube did not answer, refused the key of this server, or its day’s allowance is used up.',
    mend: 'Try again at the time that Retry-After tells.',
  },
  service_unavailable: {
    cause: 'Something this call needs does not answer at the moment.',
    mend: 'Try again after the seconds of Retry-After.',
  },
  internal: {
    cause: 'An error on our side. It was noted with the request id.',
    mend: 'Trying again may help. If it does not, tell the operator the request id.',
  },
}
