import { z } from 'zod'
import { LIKED_LIST } from '@/lib/list-id'
import { contract } from './contract'
import { id, listOf, page } from './fields'
import { Playlist, PlaylistDetail } from './playlist'
import { lines, text } from './text-fields'

const params = z.strictObject({ playlistId: id })

const exportedId = z.union([id, z.literal(LIKED_LIST)]).meta({
  type: 'string',
  maxLength: 36,
  pattern: '^([0-9a-fA-F-]{36}|liked)$',
  description: 'The id of a playlist, or `liked` for the liked songs.',
})

/** The media types of the export, in the order of `EXPORT_FORMATS`. */
const EXPORT_MEDIA = [
  'application/json',
  'text/csv',
  'audio/x-mpegurl',
  'application/xspf+xml',
  'application/jspf+json',
  'text/plain',
] as const

export const EXPORT_FORMATS = ['json', 'csv', 'm3u8', 'xspf', 'jspf', 'txt'] as const

const body = z.strictObject({
  name: text(1, 200).meta({ examples: ['Road trip'] }),
  description: lines(0, 2000)
    .nullish()
    .meta({ examples: ['For the long way north.'] }),
})

export const playlists = {
  list: contract({
    operationId: 'listPlaylists',
    method: 'get',
    path: '/playlists',
    tag: 'Playlists',
    summary: 'List your playlists',
    description: 'Lists your playlists, the latest change first.',
    access: 'user',
    limit: 'read',
    query: page,
    output: listOf(Playlist),
    status: 200,
    errors: ['invalid_cursor'],
  }),
  create: contract({
    operationId: 'createPlaylist',
    method: 'post',
    path: '/playlists',
    tag: 'Playlists',
    summary: 'Create a playlist',
    description: 'Creates an empty playlist.',
    access: 'user',
    limit: 'write',
    body,
    output: Playlist,
    status: 201,
    errors: ['invalid_input', 'too_many_playlists'],
    idempotent: true,
  }),
  find: contract({
    operationId: 'getPlaylist',
    method: 'get',
    path: '/playlists/{playlistId}',
    tag: 'Playlists',
    summary: 'Get a playlist',
    description: 'Returns a playlist with the first page of its tracks.',
    access: 'user',
    limit: 'read',
    params,
    query: z.strictObject({ limit: page.shape.limit }),
    output: PlaylistDetail,
    status: 200,
    errors: ['not_found'],
    versioned: true,
  }),
  update: contract({
    operationId: 'updatePlaylist',
    method: 'put',
    path: '/playlists/{playlistId}',
    tag: 'Playlists',
    summary: 'Rename a playlist',
    description: 'Sets name and description. An omitted description is kept; null removes it.',
    access: 'user',
    limit: 'write',
    params,
    body,
    output: Playlist,
    status: 200,
    errors: ['not_found', 'precondition_failed'],
    versioned: true,
  }),
  remove: contract({
    operationId: 'deletePlaylist',
    method: 'delete',
    path: '/playlists/{playlistId}',
    tag: 'Playlists',
    summary: 'Delete a playlist',
    description: 'Deletes the playlist, its tracks and its shuffle. The songs stay.',
    access: 'user',
    limit: 'write',
    params,
    output: null,
    status: 204,
    errors: ['not_found', 'precondition_failed'],
    versioned: true,
  }),
  export: contract({
    operationId: 'exportPlaylist',
    method: 'get',
    path: '/playlists/{playlistId}/export',
    tag: 'Playlists',
    summary: 'Download a playlist',
    description:
      'Returns a playlist as a file: `json` contains all data, `csv` is for spreadsheets, `m3u8` for players, `xspf` and `jspf` for other programs. Importing one of these files creates the same playlist: songs, order, name, description and excluded tracks. `txt` contains only lines of `Artist - Title`. `order=shuffle` writes the running set in its order; its import creates a separate playlist. The file is created while it is sent; if that fails, the connection is closed before its end.',
    access: 'user',
    limit: 'read',
    params: z.strictObject({ playlistId: exportedId }),
    query: z.strictObject({
      format: z
        .enum(EXPORT_FORMATS)
        .default('json')
        .meta({ description: 'The format of the file.', examples: ['csv'] }),
      order: z
        .enum(['list', 'shuffle'])
        .default('list')
        .meta({ description: 'The order of the list, or of the running set.' }),
    }),
    output: null,
    media: EXPORT_MEDIA,
    streamed: true,
    status: 200,
    errors: ['not_found', 'no_shuffle_session'],
  }),
}

export type SavePlaylist = z.output<typeof body>
