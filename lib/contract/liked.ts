import { z } from 'zod'
import { contract } from './contract'
import { id, instant, listOf, page } from './fields'
import { Song } from './song'

export const LikedSong = z.object({ likedAt: instant, song: Song }).meta({ id: 'LikedSong' })
export type LikedSong = z.output<typeof LikedSong>

const params = z.strictObject({ songId: id })

const like = {
  path: '/me/liked/{songId}' as const,
  tag: 'Liked songs',
  access: 'user' as const,
  limit: 'write' as const,
  params,
  output: null,
  status: 204 as const,
  errors: ['not_found' as const],
}

const likeErrors = ['not_found', 'too_many_likes'] as const

export const liked = {
  list: contract({
    operationId: 'listLikedSongs',
    method: 'get',
    path: '/me/liked',
    tag: 'Liked songs',
    summary: 'List liked songs',
    description: 'Lists your liked songs, latest first.',
    access: 'user',
    limit: 'read',
    query: page,
    output: listOf(LikedSong),
    status: 200,
    errors: ['invalid_cursor'],
  }),
  like: contract({
    ...like,
    errors: likeErrors,
    operationId: 'likeSong',
    method: 'put',
    summary: 'Like a song',
    description: 'Likes a song. Repeating the call changes nothing.',
  }),
  likeByPost: contract({
    ...like,
    errors: likeErrors,
    operationId: 'likeSongByPost',
    method: 'post',
    summary: 'Like a song (POST)',
    description: 'The same as PUT, for clients that support only POST.',
  }),
  unlike: contract({
    ...like,
    operationId: 'unlikeSong',
    method: 'delete',
    summary: 'Unlike a song',
    description: 'Unlikes a song. Repeating the call changes nothing.',
  }),
}
