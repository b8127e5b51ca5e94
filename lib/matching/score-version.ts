import { channelTokens } from './channel'
import type { SongTitle } from './song-title'
import type { Video } from './types'
import { channelVersions, detailsOf, isOtherCut, type Version, versionsOf } from './versions'
import type { Word } from './video-title'

/**
 * Whether a video holds the version of a song that is looked for: what either says of live, cover,
 * remix and the like, the other must say too. Null where they disagree.
 */
export function scoreVersion(rest: Word[], song: SongTitle, { channel }: Video, isTheirs: boolean) {
  const tokens = rest.map((word) => word.token)
  // The Cover Girls show no covers.
  const shown = isTheirs ? [] : channelVersions(channelTokens(channel))
  const found = new Set([...versionsOf(tokens), ...shown])
  if (!isSame(found, song.versions)) return null
  const details = found.size > 0 ? detailsOf(tokens) : []
  const wantsDetails = song.details.length > 0
  const areOthers = wantsDetails && details.length > 0
  if (areOthers && !song.details.some((token) => details.includes(token))) return null
  const isSameCut = isOtherCut(tokens) === song.isOtherCut
  const points = 10 - (isSameCut ? 0 : 6) - (wantsDetails && details.length === 0 ? 6 : 0)
  return {
    points,
    explained: explainedBy(rest, found.size > 0),
    reasons: [...found].map((version) => `The ${version} version`),
  }
}

const isSame = (one: Set<Version>, other: Set<Version>): boolean =>
  one.size === other.size && [...one].every((version) => other.has(version))

// Words that say which version it is; in brackets all of them do where there is a version at all.
function explainedBy(rest: Word[], isVersion: boolean): Set<string> {
  const explain = ({ token, isAside }: Word) =>
    (isVersion && isAside) || versionsOf([token]).size > 0 || isOtherCut([token])
  return new Set(rest.filter(explain).map((word) => word.token))
}
