import type { Database } from './postgres'
import { albumRepository } from './repositories/albums'
import { apiTokenRepository } from './repositories/api-tokens'
import { artistRepository } from './repositories/artists'
import { audioFeatureRepository } from './repositories/audio-features'
import { audioFileRepository } from './repositories/audio-files'
import { auditLogRepository } from './repositories/audit-log'
import { authSessionRepository } from './repositories/auth-sessions'
import { catalogueRepository } from './repositories/catalogue'
import { catalogueSongRepository } from './repositories/catalogue-songs'
import { connectionRepository } from './repositories/connections'
import { exportRepository } from './repositories/exports'
import { fileListRepository } from './repositories/file-lists'
import { formerSongRepository } from './repositories/former-songs'
import { homeRepository } from './repositories/home'
import { idempotencyKeyRepository } from './repositories/idempotency-keys'
import { importEntryRepository } from './repositories/import-entries'
import { importListRepository, openImportListRepository } from './repositories/import-lists'
import { importSkipRepository } from './repositories/import-skips'
import { importRepository } from './repositories/imports'
import { jobRepository } from './repositories/jobs'
import { likedRepository } from './repositories/liked'
import { ownSongRepository, removedSongRepository } from './repositories/own-songs'
import { personalDataRepository } from './repositories/personal-data'
import { playlistTrackRepository } from './repositories/playlist-tracks'
import { playlistRepository } from './repositories/playlists'
import { playRepository } from './repositories/plays'
import { shuffleEntryRepository } from './repositories/shuffle-entries'
import { shuffleSessionRepository } from './repositories/shuffle-sessions'
import { shuffleSettingsRepository } from './repositories/shuffle-settings'
import { shuffleTrackRepository } from './repositories/shuffle-tracks'
import { songCoverRepository } from './repositories/song-covers'
import { songEntryRepository } from './repositories/song-entries'
import { songSearchRepository } from './repositories/song-search'
import { songSourceRepository } from './repositories/song-sources'
import { songRepository } from './repositories/songs'
import { uploadRepository } from './repositories/uploads'
import { userRepository } from './repositories/users'
import { videoChoiceRepository } from './repositories/video-choices'
import { videoMatchRepository } from './repositories/video-matches'
import { videoRefusalRepository } from './repositories/video-refusals'
import { videoSearchRepository } from './repositories/video-searches'
import { videoRepository } from './repositories/videos'

const factories = {
  albums: albumRepository,
  apiTokens: apiTokenRepository,
  artists: artistRepository,
  audioFeatures: audioFeatureRepository,
  audioFiles: audioFileRepository,
  auditLog: auditLogRepository,
  authSessions: authSessionRepository,
  catalogue: catalogueRepository,
  catalogueSongs: catalogueSongRepository,
  connections: connectionRepository,
  exports: exportRepository,
  fileLists: fileListRepository,
  formerSongs: formerSongRepository,
  home: homeRepository,
  idempotencyKeys: idempotencyKeyRepository,
  importEntries: importEntryRepository,
  importLists: importListRepository,
  importSkips: importSkipRepository,
  imports: importRepository,
  jobs: jobRepository,
  liked: likedRepository,
  openImportLists: openImportListRepository,
  ownSongs: ownSongRepository,
  personalData: personalDataRepository,
  playlistTracks: playlistTrackRepository,
  playlists: playlistRepository,
  plays: playRepository,
  removedSongs: removedSongRepository,
  shuffleEntries: shuffleEntryRepository,
  shuffleSessions: shuffleSessionRepository,
  shuffleSettings: shuffleSettingsRepository,
  shuffleTracks: shuffleTrackRepository,
  songCovers: songCoverRepository,
  songEntries: songEntryRepository,
  songSearch: songSearchRepository,
  songSources: songSourceRepository,
  songs: songRepository,
  uploads: uploadRepository,
  users: userRepository,
  videoChoices: videoChoiceRepository,
  videoMatches: videoMatchRepository,
  videoRefusals: videoRefusalRepository,
  videoSearches: videoSearchRepository,
  videos: videoRepository,
}

export type Repositories = {
  [Name in keyof typeof factories]: ReturnType<(typeof factories)[Name]>
}

/** All repositories; each access uses the connection or transaction that `executor` returns. */
export function bindRepositories(executor: () => Database): Repositories {
  const bound = {}
  for (const [name, factory] of Object.entries(factories)) {
    Object.defineProperty(bound, name, { get: () => factory(executor()), enumerable: true })
  }
  // The loop above defines each name with the type of its factory.
  return bound as Repositories
}
