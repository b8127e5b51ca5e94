import { tokenizeChannel } from './channel'
import type { SongTitle } from './song-title'
import type { Video } from './types'
import {
  findChannelVersions,
  findVersionDetails,
  findVersions,
  isOtherCut,
  type Version,
} from './versions'
import type { TitleToken } from './video-title'

/**
 * Scores whether a video has the version of a song (live, cover, remix and the like); null if the
 * versions differ.
 */
export function scoreVersion(
  rest: TitleToken[],
  song: SongTitle,
  { channel }: Video,
  isOwnChannel: boolean,
) {
  const tokens = rest.map((word) => word.token)
  // The Cover Girls do not publish covers.
  const shown = isOwnChannel ? [] : findChannelVersions(tokenizeChannel(channel))
  const found = new Set([...findVersions(tokens), ...shown])
  if (!isSame(found, song.versions)) return null
  const details = found.size > 0 ? findVersionDetails(tokens) : []
  const hasDetails = song.details.length > 0
  const isComparable = hasDetails && details.length > 0
  if (isComparable && !isPartOf(song.details, details) && !isPartOf(details, song.details))
    return null
  const isSameCut = isOtherCut(tokens) === song.isOtherCut
  const points = 10 - (isSameCut ? 0 : 6) - (hasDetails && details.length === 0 ? 6 : 0)
  return {
    points,
    explained: findVersionTokens(rest, found.size > 0),
    reasons: [...found].map((version) => `The ${version} version`),
  }
}

/** True if all distinctive words of one version are in the other. */
const isPartOf = (one: string[], other: string[]): boolean =>
  one.every((token) => other.includes(token))

const isSame = (one: Set<Version>, other: Set<Version>): boolean =>
  one.size === other.size && [...one].every((version) => other.has(version))

// The tokens that name the version; in brackets all of them, if the title names one.
function findVersionTokens(rest: TitleToken[], isVersion: boolean): Set<string> {
  const explain = ({ token, isAside }: TitleToken) =>
    (isVersion && isAside) || findVersions([token]).size > 0 || isOtherCut([token])
  return new Set(rest.filter(explain).map((word) => word.token))
}
