import 'server-only'
import type { Binding } from '@/lib/http/binding'
import { admin } from './admin'
import { apiTokens } from './api-tokens'
import { artistsAlbums } from './artists-albums'
import { auth } from './auth'
import { connections } from './connections'
import { imports } from './imports'
import { jobs } from './jobs'
import { liked } from './liked'
import { me } from './me'
import { openApi } from './openapi'
import { ownSongs } from './own-songs'
import { playlistTracks } from './playlist-tracks'
import { playlists } from './playlists'
import { plays } from './plays'
import { presignedUploads } from './presigned-uploads'
import { sessions } from './sessions'
import { shuffle } from './shuffle'
import { songCovers } from './song-covers'
import { songMerges } from './song-merges'
import { songs } from './songs'
import { spotify } from './spotify'
import { uploads } from './uploads'
import { videos } from './videos'
import { youtube } from './youtube'

/** The bound operations of the API, by resource. */
export const resources: (readonly Binding[])[] = [
  auth,
  me,
  sessions,
  apiTokens,
  songMerges,
  songs,
  artistsAlbums,
  ownSongs,
  songCovers,
  uploads,
  presignedUploads,
  videos,
  playlists,
  playlistTracks,
  liked,
  plays,
  shuffle,
  imports,
  connections,
  spotify,
  youtube,
  jobs,
  admin,
  openApi,
]
