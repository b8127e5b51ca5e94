import { rankVideos } from '@/lib/matching/rank-videos'
import type { Matcher } from './types'

/** Chooses the best accepted video. */
export const ours: Matcher = (song, videos) => rankVideos(song, videos)[0]?.videoId

/** Chooses the best video of which the matcher is sure. */
export const oursIfSure: Matcher = (song, videos) =>
  rankVideos(song, videos).find(({ isSure }) => isSure)?.videoId
