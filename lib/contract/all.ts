import { admin } from './admin'
import { apiTokens } from './api-tokens'
import { auth, me } from './auth'
import { connections } from './connections'
import type { Contract } from './contract'
import { imports } from './imports'
import { jobs } from './jobs'
import { liked } from './liked'
import { playlistTracks } from './playlist-tracks'
import { playlists } from './playlists'
import { plays } from './plays'
import { shuffle } from './shuffle'
import { sessions } from './sessions'
import { songs } from './songs'
import { spotify } from './spotify'
import { videos } from './videos'

/** Every operation of the API, in the order the documentation lists them. */
export const contracts: Contract[] = [
  auth,
  me,
  songs,
  videos,
  sessions,
  apiTokens,
  playlists,
  playlistTracks,
  liked,
  plays,
  shuffle,
  imports,
  connections,
  spotify,
  jobs,
  admin,
].flatMap((group) => Object.values<Contract>(group))
