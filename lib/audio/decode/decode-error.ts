/** Why a file cannot be decoded. */
export type DecodeFailure =
  | 'no_audio'
  | 'invalid_header'
  | 'unsupported_codec'
  | 'unsupported_channels'
  | 'unsupported_sample_rate'
  | 'longer_than_declared'
  | 'format_changed'
  | 'ffmpeg_missing'
  | 'timeout'

/** A file that cannot be decoded. The message is written for its owner. */
export class DecodeError extends Error {
  override readonly name = 'DecodeError'
  constructor(
    readonly code: DecodeFailure,
    message: string,
  ) {
    super(message)
  }
}

export const noAudioDecoded = () =>
  new DecodeError('no_audio', 'No audio could be decoded from this file.')

export const unsupportedChannels = (channels: number) =>
  new DecodeError('unsupported_channels', `This file has ${channels} channels.`)
