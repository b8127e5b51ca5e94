import type { Rejection } from '@/lib/client/rejection'

/** A chosen audio file, until it is removed from the list. */
export type AudioUpload = ChosenFile & UploadState
type ChosenFile = { key: string; file: File; playlistId?: string }
export type UploadState =
  | { state: 'waiting' | 'checking' }
  | { state: 'sending'; share: number; canPause: boolean }
  | { state: 'paused'; share: number }
  | { state: 'empty' }
  | ({ state: 'rejected' } & Rejection)
  /** `isKnown`: the user had the audio already, and nothing was stored. */
  | { state: 'done'; songId: string; isKnown: boolean }

const FINISHED = new Set<AudioUpload['state']>(['done', 'empty', 'rejected'])

/** Whether the upload of a file is not over yet: paused ones included. */
export const isUnfinished = ({ state }: AudioUpload): boolean => !FINISHED.has(state)
