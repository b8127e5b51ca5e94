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
  cross_site_request: {
    cause: 'A write came with the session cookie, but not from this site.',
    mend: 'Call from the site itself, or use a bearer token, which needs no cookie.',
  },
  not_found: {
    cause: 'There is no such thing, or it belongs to somebody else.',
    mend: 'Check the id, and whose it is.',
  },
  song_not_found: {
    cause: 'One of the songs is not in the catalogue.',
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
  range_not_satisfiable: {
    cause: 'The range begins behind the end of the file.',
    mend: 'Content-Range says how long it is.',
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
  idempotency_key_reused: {
    cause: 'The key was used before, with another body.',
    mend: 'Use a new key for a new request.',
  },
  rate_limited: {
    cause: 'Too many calls in a short time.',
    mend: 'Wait as long as Retry-After says.',
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
