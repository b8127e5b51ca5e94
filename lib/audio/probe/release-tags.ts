import type { IAudioMetadata } from 'music-metadata'
import type { ReleaseDetails, ReplayGain } from '@/lib/importers/types'

type CommonTags = IAudioMetadata['common']

/** Returns the tags about the release of a track as the file states them. */
export function readReleaseTags(common: CommonTags): ReleaseDetails {
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

function readReplayGain(common: CommonTags): ReplayGain | undefined {
  const gain = {
    trackDb: common.replaygain_track_gain?.dB ?? null,
    trackPeak: common.replaygain_track_peak?.ratio ?? null,
    albumDb: common.replaygain_album_gain?.dB ?? null,
    albumPeak: common.replaygain_album_peak?.ratio ?? null,
  }
  return Object.values(gain).some((value) => value !== null) ? gain : undefined
}
