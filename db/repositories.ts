import { accountLinkRepository } from './repositories/account-links'
import { accountRepository } from './repositories/accounts'
import { adminUserRepository } from './repositories/admin-users'
import { albumListRepository } from './repositories/album-lists'
import { albumRepository } from './repositories/albums'
import { apiTokenRepository } from './repositories/api-tokens'
import { artistListRepository } from './repositories/artist-lists'
import { artistRepository } from './repositories/artists'
import { audioFeatureRepository, pendingAnalysisRepository } from './repositories/audio-features'
import { audioFileRepository } from './repositories/audio-files'
import { auditLogRepository } from './repositories/audit-log'
import { auditRetentionRepository } from './repositories/audit-retention'
import { auditSealRepository } from './repositories/audit-seals'
import { authSessionRepository } from './repositories/auth-sessions'
import { bareTrackRepository } from './repositories/bare-tracks'
import { bearerTokenRepository } from './repositories/bearer-tokens'
import { connectionTokenRepository } from './repositories/connection-tokens'
import { connectionRepository, nightlySyncRepository } from './repositories/connections'
import { demoLibraryRepository } from './repositories/demo-libraries'
import { derivedListRepository } from './repositories/derived-lists'
import { duplicateRepository } from './repositories/duplicates'
import { endedSessionRepository } from './repositories/ended-sessions'
import { exportRepository } from './repositories/exports'
import { fileListRepository } from './repositories/file-lists'
import { guestRepository } from './repositories/guests'
import { homeRepository } from './repositories/home'
import { idempotencyKeyRepository } from './repositories/idempotency-keys'
import { identityRepository } from './repositories/identities'
import { importChangeRepository } from './repositories/import-changes'
import { importEntryRepository } from './repositories/import-entries'
import { importFileRepository, unusedImportFileRepository } from './repositories/import-files'
import { importListRepository, openImportListRepository } from './repositories/import-lists'
import { importQueueRepository } from './repositories/import-queue'
import { importReportRepository } from './repositories/import-report-rows'
import { importProgressRepository, importRunRepository } from './repositories/import-runs'
import { importSkipRepository } from './repositories/import-skips'
import { importedLikeRepository } from './repositories/imported-likes'
import { importedPlaylistRepository } from './repositories/imported-playlists'
import { importedTrackRepository } from './repositories/imported-tracks'
import { failedImportRepository, importRepository } from './repositories/imports'
import { invitationRepository } from './repositories/invitations'
import { isrcLookupRepository } from './repositories/isrc-lookups'
import { jobRepository } from './repositories/jobs'
import { libraryRepository } from './repositories/library'
import { librarySongRepository } from './repositories/library-songs'
import { likedRepository } from './repositories/liked'
import { oauthAttemptRepository } from './repositories/oauth-attempts'
import { ownSongRepository, removedSongRepository } from './repositories/own-songs'
import { passkeyRepository } from './repositories/passkeys'
import { pendingRemovalRepository } from './repositories/pending-removals'
import { pendingTagsRepository } from './repositories/pending-tags'
import { personalDataRepository } from './repositories/personal-data'
import { playQueueRepository } from './repositories/play-queues'
import { playableCountRepository } from './repositories/playable-counts'
import { playlistStampRepository } from './repositories/playlist-stamps'
import { playlistTotalRepository } from './repositories/playlist-totals'
import { playlistTrackRepository } from './repositories/playlist-tracks'
import { playlistRepository } from './repositories/playlists'
import { playRepository } from './repositories/plays'
import { queuedSongRepository } from './repositories/queued-songs'
import { recordingRepository } from './repositories/recordings'
import { recoveryCodeRepository } from './repositories/recovery-codes'
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
import { totpAttemptRepository } from './repositories/totp-attempts'
import { totpFactorRepository } from './repositories/totp-factors'
import { totpSecretRepository } from './repositories/totp-secrets'
import { trackChangeRepository } from './repositories/track-changes'
import { trackGapRepository } from './repositories/track-gaps'
import { trackPositionRepository } from './repositories/track-positions'
import { unusedSongRepository } from './repositories/unused-songs'
import { uploadCheckRepository } from './repositories/upload-checks'
import { uploadIdRepository, uploadRepository } from './repositories/uploads'
import { userLimitRepository } from './repositories/user-limits'
import { userRepository } from './repositories/users'
import { videoChoiceRepository } from './repositories/video-choices'
import { videoMatchRepository } from './repositories/video-matches'
import { videoRefusalRepository } from './repositories/video-refusals'
import { videoSearchRepository } from './repositories/video-searches'
import { videoRepository } from './repositories/videos'
import { viewRepository } from './repositories/views'
import { youtubeKeyEncryptionRepository } from './repositories/youtube-key-encryption'
import { youtubeKeyRepository } from './repositories/youtube-keys'

/** The factory of each repository, by the name that it has in `db`. */
export const repositoryFactories = {
  accountLinks: accountLinkRepository,
  accounts: accountRepository,
  adminUsers: adminUserRepository,
  albumLists: albumListRepository,
  albums: albumRepository,
  apiTokens: apiTokenRepository,
  artistLists: artistListRepository,
  artists: artistRepository,
  audioFeatures: audioFeatureRepository,
  audioFiles: audioFileRepository,
  auditLog: auditLogRepository,
  auditRetention: auditRetentionRepository,
  auditSeals: auditSealRepository,
  authSessions: authSessionRepository,
  bareTracks: bareTrackRepository,
  bearerTokens: bearerTokenRepository,
  connectionTokens: connectionTokenRepository,
  connections: connectionRepository,
  demoLibraries: demoLibraryRepository,
  derivedLists: derivedListRepository,
  duplicates: duplicateRepository,
  endedSessions: endedSessionRepository,
  exports: exportRepository,
  fileLists: fileListRepository,
  failedImports: failedImportRepository,
  guests: guestRepository,
  home: homeRepository,
  idempotencyKeys: idempotencyKeyRepository,
  importChanges: importChangeRepository,
  importEntries: importEntryRepository,
  importFiles: importFileRepository,
  importLists: importListRepository,
  importProgress: importProgressRepository,
  importQueue: importQueueRepository,
  importReports: importReportRepository,
  identities: identityRepository,
  importRuns: importRunRepository,
  importSkips: importSkipRepository,
  importedLikes: importedLikeRepository,
  importedPlaylists: importedPlaylistRepository,
  importedTracks: importedTrackRepository,
  imports: importRepository,
  invitations: invitationRepository,
  isrcLookups: isrcLookupRepository,
  jobs: jobRepository,
  library: libraryRepository,
  librarySongs: librarySongRepository,
  liked: likedRepository,
  nightlySyncs: nightlySyncRepository,
  oauthAttempts: oauthAttemptRepository,
  openImportLists: openImportListRepository,
  ownSongs: ownSongRepository,
  passkeys: passkeyRepository,
  pendingAnalysis: pendingAnalysisRepository,
  pendingRemovals: pendingRemovalRepository,
  pendingTags: pendingTagsRepository,
  personalData: personalDataRepository,
  playQueues: playQueueRepository,
  playableCounts: playableCountRepository,
  playlistStamps: playlistStampRepository,
  playlistTotals: playlistTotalRepository,
  playlistTracks: playlistTrackRepository,
  playlists: playlistRepository,
  plays: playRepository,
  queuedSongs: queuedSongRepository,
  refreshTokens: refreshTokenRepository,
  recordings: recordingRepository,
  recoveryCodes: recoveryCodeRepository,
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
  totpAttempts: totpAttemptRepository,
  totpFactors: totpFactorRepository,
  totpSecrets: totpSecretRepository,
  trackChanges: trackChangeRepository,
  trackGaps: trackGapRepository,
  trackPositions: trackPositionRepository,
  unusedImportFiles: unusedImportFileRepository,
  unusedSongs: unusedSongRepository,
  uploadChecks: uploadCheckRepository,
  uploadIds: uploadIdRepository,
  storedFiles: storedFileRepository,
  uploads: uploadRepository,
  userLimits: userLimitRepository,
  users: userRepository,
  videoChoices: videoChoiceRepository,
  videoMatches: videoMatchRepository,
  videoRefusals: videoRefusalRepository,
  videoSearches: videoSearchRepository,
  videos: videoRepository,
  views: viewRepository,
  youtubeKeyEncryption: youtubeKeyEncryptionRepository,
  youtubeKeys: youtubeKeyRepository,
}
