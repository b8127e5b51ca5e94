import { albumListRepository } from './repositories/album-lists'
import { albumRepository } from './repositories/albums'
import { apiTokenRepository } from './repositories/api-tokens'
import { artistListRepository } from './repositories/artist-lists'
import { artistRepository } from './repositories/artists'
import { audioFeatureRepository, pendingAnalysisRepository } from './repositories/audio-features'
import { audioFileRepository } from './repositories/audio-files'
import { auditLogRepository } from './repositories/audit-log'
import { authSessionRepository } from './repositories/auth-sessions'
import { bareTrackRepository } from './repositories/bare-tracks'
import { bearerTokenRepository } from './repositories/bearer-tokens'
import { connectionTokenRepository } from './repositories/connection-tokens'
import { connectionRepository, nightlySyncRepository } from './repositories/connections'
import { demoLibraryRepository } from './repositories/demo-libraries'
import { duplicateRepository } from './repositories/duplicates'
import { exportRepository } from './repositories/exports'
import { fileListRepository } from './repositories/file-lists'
import { homeRepository } from './repositories/home'
import { idempotencyKeyRepository } from './repositories/idempotency-keys'
import { importEntryRepository } from './repositories/import-entries'
import { importListRepository, openImportListRepository } from './repositories/import-lists'
import { importProgressRepository, importRunRepository } from './repositories/import-runs'
import { importSkipRepository } from './repositories/import-skips'
import { importedPlaylistRepository } from './repositories/imported-playlists'
import { failedImportRepository, importRepository } from './repositories/imports'
import { jobRepository } from './repositories/jobs'
import { libraryRepository } from './repositories/library'
import { librarySongRepository } from './repositories/library-songs'
import { likedRepository } from './repositories/liked'
import { oauthAttemptRepository } from './repositories/oauth-attempts'
import { ownSongRepository, removedSongRepository } from './repositories/own-songs'
import { personalDataRepository } from './repositories/personal-data'
import { playlistStampRepository } from './repositories/playlist-stamps'
import { playlistTrackRepository } from './repositories/playlist-tracks'
import { playlistRepository, playlistTotalRepository } from './repositories/playlists'
import { playRepository } from './repositories/plays'
import { recordingRepository } from './repositories/recordings'
import { refreshTokenRepository } from './repositories/refresh-tokens'
import { sessionRevocationRepository } from './repositories/session-revocations'
import { shuffleEntryRepository } from './repositories/shuffle-entries'
import { shuffleRevisionRepository } from './repositories/shuffle-revisions'
import { shuffleSessionRepository } from './repositories/shuffle-sessions'
import { shuffleSetRepository } from './repositories/shuffle-sets'
import { shuffleSettingsRepository } from './repositories/shuffle-settings'
import { shuffleTrackRepository } from './repositories/shuffle-tracks'
import { shuffleTurnRepository } from './repositories/shuffle-turns'
import { songCoverRepository } from './repositories/song-covers'
import { songEntryRepository } from './repositories/song-entries'
import { songMergeRepository } from './repositories/song-merges'
import { songNameRepository } from './repositories/song-names'
import { songSearchRepository } from './repositories/song-search'
import { songSourceRepository } from './repositories/song-sources'
import { songRepository } from './repositories/songs'
import { storedFileRepository } from './repositories/stored-files'
import { tokenEncryptionRepository } from './repositories/token-encryption'
import { trackChangeRepository } from './repositories/track-changes'
import { trackPositionRepository } from './repositories/track-positions'
import { uploadCheckRepository } from './repositories/upload-checks'
import { uploadIdRepository, uploadRepository } from './repositories/uploads'
import { userRepository } from './repositories/users'
import { videoChoiceRepository } from './repositories/video-choices'
import { videoMatchRepository } from './repositories/video-matches'
import { videoRefusalRepository } from './repositories/video-refusals'
import { videoSearchRepository } from './repositories/video-searches'
import { videoRepository } from './repositories/videos'

/** The factory of each repository, by the name that it has in `db`. */
export const repositoryFactories = {
  albumLists: albumListRepository,
  albums: albumRepository,
  apiTokens: apiTokenRepository,
  artistLists: artistListRepository,
  artists: artistRepository,
  audioFeatures: audioFeatureRepository,
  audioFiles: audioFileRepository,
  auditLog: auditLogRepository,
  authSessions: authSessionRepository,
  bareTracks: bareTrackRepository,
  bearerTokens: bearerTokenRepository,
  connectionTokens: connectionTokenRepository,
  connections: connectionRepository,
  demoLibraries: demoLibraryRepository,
  duplicates: duplicateRepository,
  exports: exportRepository,
  fileLists: fileListRepository,
  failedImports: failedImportRepository,
  home: homeRepository,
  idempotencyKeys: idempotencyKeyRepository,
  importEntries: importEntryRepository,
  importLists: importListRepository,
  importProgress: importProgressRepository,
  importRuns: importRunRepository,
  importSkips: importSkipRepository,
  importedPlaylists: importedPlaylistRepository,
  imports: importRepository,
  jobs: jobRepository,
  library: libraryRepository,
  librarySongs: librarySongRepository,
  liked: likedRepository,
  nightlySyncs: nightlySyncRepository,
  oauthAttempts: oauthAttemptRepository,
  openImportLists: openImportListRepository,
  ownSongs: ownSongRepository,
  pendingAnalysis: pendingAnalysisRepository,
  personalData: personalDataRepository,
  playlistStamps: playlistStampRepository,
  playlistTotals: playlistTotalRepository,
  playlistTracks: playlistTrackRepository,
  playlists: playlistRepository,
  plays: playRepository,
  refreshTokens: refreshTokenRepository,
  recordings: recordingRepository,
  removedSongs: removedSongRepository,
  sessionRevocations: sessionRevocationRepository,
  shuffleEntries: shuffleEntryRepository,
  shuffleRevisions: shuffleRevisionRepository,
  shuffleSessions: shuffleSessionRepository,
  shuffleSets: shuffleSetRepository,
  shuffleSettings: shuffleSettingsRepository,
  shuffleTracks: shuffleTrackRepository,
  shuffleTurns: shuffleTurnRepository,
  songCovers: songCoverRepository,
  songEntries: songEntryRepository,
  songMerges: songMergeRepository,
  songNames: songNameRepository,
  songSearch: songSearchRepository,
  songSources: songSourceRepository,
  songs: songRepository,
  tokenEncryption: tokenEncryptionRepository,
  trackChanges: trackChangeRepository,
  trackPositions: trackPositionRepository,
  uploadChecks: uploadCheckRepository,
  uploadIds: uploadIdRepository,
  storedFiles: storedFileRepository,
  uploads: uploadRepository,
  users: userRepository,
  videoChoices: videoChoiceRepository,
  videoMatches: videoMatchRepository,
  videoRefusals: videoRefusalRepository,
  videoSearches: videoSearchRepository,
  videos: videoRepository,
}
