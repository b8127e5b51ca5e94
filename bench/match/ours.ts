import { rankVideos } from '@/lib/matching/rank-videos'
import type { Matcher } from './types'

/** Riffle's choice: the best of those it accepts. */
export const ours: Matcher = (song, videos) => rankVideos(song, videos)[0]?.videoId

/** The same where it takes only what it is sure of. */
export const oursWhereSure: Matcher = (song, videos) =>
  rankVideos(song, videos).find(({ isSure }) => isSure)?.videoId
