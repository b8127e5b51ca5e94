import { boundText } from '@/lib/song-text/clean-text'
import type { ReleaseDetails, ReplayGain } from './types'

const MAX_NUMBER = 9_999
const MAX_MB_ARTISTS = 50
const MAX_GAIN_DB = 100
const MAX_PEAK = 1_000
const DATE = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?(?!\d)/
const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/

/** The details of a release that are well-formed; the others are left out. */
export function validReleaseDetails(given: ReleaseDetails): ReleaseDetails {
  const ids = given.mbArtistIds?.slice(0, MAX_MB_ARTISTS).flatMap((id) => validUuid(id) ?? [])
  return omitUndefined({
    discNumber: numberWithin(given.discNumber),
    discTotal: numberWithin(given.discTotal),
    trackNumber: numberWithin(given.trackNumber),
    trackTotal: numberWithin(given.trackTotal),
    isCompilation: given.isCompilation,
    releaseDate: parseReleaseDate(given.releaseDate),
    mbRecordingId: validUuid(given.mbRecordingId),
    mbTrackId: validUuid(given.mbTrackId),
    mbReleaseId: validUuid(given.mbReleaseId),
    mbArtistIds: ids?.length ? ids : undefined,
    replayGain: given.replayGain && validReplayGain(given.replayGain),
  })
}

/** The date at the start of a text as YYYY, YYYY-MM or YYYY-MM-DD; undefined if there is none. */
export function parseReleaseDate(text: string | null | undefined): string | undefined {
  const [date, year] = DATE.exec(boundText(text ?? '')) ?? []
  return year && Number(year) >= 1_860 && Number(year) <= 2_100 ? date : undefined
}

const numberWithin = (value: number | undefined) =>
  value !== undefined && Number.isInteger(value) && value >= 1 && value <= MAX_NUMBER
    ? value
    : undefined

function validUuid(text: string | undefined): string | undefined {
  const id = boundText(text ?? '').toLowerCase()
  return UUID.test(id) ? id : undefined
}

function validReplayGain({ trackDb, trackPeak, albumDb, albumPeak }: ReplayGain) {
  const gain = {
    trackDb: finiteWithin(trackDb, MAX_GAIN_DB),
    trackPeak: finiteWithin(trackPeak, MAX_PEAK),
    albumDb: finiteWithin(albumDb, MAX_GAIN_DB),
    albumPeak: finiteWithin(albumPeak, MAX_PEAK),
  }
  return Object.values(gain).some((value) => value !== null) ? gain : undefined
}

const finiteWithin = (value: number | null, max: number) =>
  value !== null && Number.isFinite(value) && Math.abs(value) <= max ? value : null

const omitUndefined = (details: ReleaseDetails): ReleaseDetails =>
  Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined))
