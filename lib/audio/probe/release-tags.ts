import type { IAudioMetadata } from 'music-metadata'
import type { ReleaseDetails, ReplayGain } from '@/lib/importers/types'

type CommonTags = IAudioMetadata['common']
type Tags = Pick<IAudioMetadata, 'common' | 'native'>

/** Loudness that ReplayGain 2.0 aims at, and that of the R128 tags of Opus (RFC 7845, 5.2.1). */
const REPLAY_GAIN_LUFS = -18
const R128_LUFS = -23
const R128_STEPS_PER_DB = 256

/** Returns the tags about the release of a track as the file states them. */
export function readReleaseTags({ common, native }: Tags): ReleaseDetails {
  return {
    discNumber: common.disk.no ?? undefined,
    discTotal: common.disk.of ?? undefined,
    trackNumber: common.track.no ?? undefined,
    trackTotal: common.track.of ?? undefined,
    isCompilation: common.compilation,
    releaseDate: common.releasedate ?? common.date,
    mbRecordingId: common.musicbrainz_recordingid,
    mbTrackId: common.musicbrainz_trackid,
    mbReleaseId: common.musicbrainz_albumid,
    mbArtistIds: common.musicbrainz_artistid,
    replayGain: readReplayGain(common, native.vorbis ?? []),
  }
}

function readReplayGain(
  common: CommonTags,
  comments: { id: string; value: unknown }[],
): ReplayGain | undefined {
  const gain = {
    trackDb: common.replaygain_track_gain?.dB ?? r128Db(comments, 'R128_TRACK_GAIN'),
    trackPeak: common.replaygain_track_peak?.ratio ?? null,
    albumDb: common.replaygain_album_gain?.dB ?? r128Db(comments, 'R128_ALBUM_GAIN'),
    albumPeak: common.replaygain_album_peak?.ratio ?? null,
  }
  return Object.values(gain).some((value) => value !== null) ? gain : undefined
}

/** An R128 tag as the gain of ReplayGain; null if there is none. */
function r128Db(comments: { id: string; value: unknown }[], name: string): number | null {
  const value = comments.find(({ id }) => id.toUpperCase() === name)?.value
  if (typeof value !== 'string' || !/^[+-]?\d{1,5}$/.test(value)) return null
  return Number(value) / R128_STEPS_PER_DB + REPLAY_GAIN_LUFS - R128_LUFS
}
