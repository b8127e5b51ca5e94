import { activity } from './activity'
import { admin } from './admin'
import { adminUsers } from './admin-users'
import { apiTokens } from './api-tokens'
import { artistsAlbums } from './artists-albums'
import { auth } from './auth'
import { bulkTracks } from './bulk-tracks'
import { configuration } from './configuration'
import { connections } from './connections'
import type { Contract } from './contract'
import { identities } from './identities'
import { imports } from './imports'
import { invitations } from './invitations'
import { jobs } from './jobs'
import { liked } from './liked'
import { me } from './me'
import { openApi } from './openapi'
import { ownSongs } from './own-songs'
import { passkeys } from './passkeys'
import { playlistTracks } from './playlist-tracks'
import { playlists } from './playlists'
import { plays } from './plays'
import { presignedUploads } from './presigned-uploads'
import { queue } from './queue'
import { sessions } from './sessions'
import { setup } from './setup'
import { shuffle } from './shuffle'
import { songCovers } from './song-covers'
import { songMerges } from './song-merges'
import { songs } from './songs'
import { spotify } from './spotify'
import { textRepairs } from './text-repairs'
import { twoFactor } from './two-factor'
import { uploads } from './uploads'
import { videoLinks } from './video-links'
import { videos } from './videos'
import { views } from './views'
import { youtube } from './youtube'

/** All operations of the API, in the order of the documentation. */
export const contracts: Contract[] = [
  setup,
  auth,
  me,
  sessions,
  identities,
  activity,
  twoFactor,
  passkeys,
  apiTokens,
  songMerges,
  textRepairs,
  songs,
  artistsAlbums,
  ownSongs,
  songCovers,
  uploads,
  presignedUploads,
  videoLinks,
  videos,
  playlists,
  playlistTracks,
  bulkTracks,
  liked,
  plays,
  queue,
  shuffle,
  views,
  imports,
  connections,
  spotify,
  youtube,
  jobs,
  admin,
  adminUsers,
  invitations,
  configuration,
  openApi,
].flatMap((group) => Object.values<Contract>(group))
