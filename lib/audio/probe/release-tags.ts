import type { IAudioMetadata } from 'music-metadata'

type CommonTags = IAudioMetadata['common']

/** Tags about the release of a track, as given: undefined if absent. */
export type ReleaseTags = {
  discNumber?: number
  discTotal?: number
  trackNumber?: number
  trackTotal?: number
  isCompilation?: boolean
  releaseDate?: string
  mbRecordingId?: string
  mbTrackId?: string
  mbReleaseId?: string
  mbArtistIds?: string[]
  replayGain?: {
    trackDb: number | null
    trackPeak: number | null
    albumDb: number | null
    albumPeak: number | null
  }
}

export function readReleaseTags(common: CommonTags): ReleaseTags {
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
    replayGain: readReplayGain(common),
  }
}

function readReplayGain(common: CommonTags): ReleaseTags['replayGain'] {
  const gain = {
    trackDb: common.replaygain_track_gain?.dB ?? null,
    trackPeak: common.replaygain_track_peak?.ratio ?? null,
    albumDb: common.replaygain_album_gain?.dB ?? null,
    albumPeak: common.replaygain_album_peak?.ratio ?? null,
  }
  return Object.values(gain).some((value) => value !== null) ? gain : undefined
}
