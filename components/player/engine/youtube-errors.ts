import { FAILURE_CODES } from '@/lib/contract/videos'
import type { PlaybackProblem } from './playback-problem'

/** An error code of YouTube's player that the server accepts as the fault of a video. */
export type VideoErrorCode = (typeof FAILURE_CODES)[number]

/** The browser could not play the video; a second attempt may succeed. */
export const HTML5_ERROR = 5
/** YouTube did not receive the referrer; the video is not faulty. */
export const MISSING_REFERRER = 153

const PROBLEMS = new Map<number, PlaybackProblem>([
  [2, { code: 'invalid_video' }],
  [HTML5_ERROR, { code: 'browser_cannot_play' }],
  [100, { code: 'video_removed' }],
  [101, { code: 'embedding_disabled' }],
  [150, { code: 'embedding_disabled' }],
  [MISSING_REFERRER, { code: 'referrer_missing' }],
])

/**
 * Returns the problem of an error code of YouTube's player.
 *
 * Source: https://developers.google.com/youtube/iframe_api_reference#onError
 */
export const youtubeProblem = (errorCode: number): PlaybackProblem =>
  PROBLEMS.get(errorCode) ?? { code: 'video_unplayable' }

/** Whether the server accepts the error code as the fault of a video. */
export const isVideoErrorCode = (errorCode: number): errorCode is VideoErrorCode =>
  FAILURE_CODES.some((known) => known === errorCode)
