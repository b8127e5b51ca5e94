import { describe, expect, it } from 'vitest'
import { detectFormat } from '@/lib/importers/detect'
import { openPlaylistFile, readPlaylistFile } from '@/lib/importers/read'
import { inChunks, read } from './reading'

describe('detectFormat', () => {
  it.each([
    ['exportify', 'Track URI,Track Name,Artist URI(s),Artist Name(s)\n'],
    ['tunemymusic', 'Track name,Artist name,Album,Playlist name,Type,ISRC,Spotify - id\n'],
    ['soundiiz', 'title;artist;album;isrc\n'],
    ['csv', 'Song,Artist\n'],
    ['takeout', 'Video ID,Time Added\n'],
    ['spotify-data', '{"tracks": [{"artist": "'],
    ['json', '[{"name": "Backup", "tracks": [{'],
    ['wpl', '<?wpl version="1.0"?><smil><head/>'],
    ['asx', '<asx version="3.0">'],
    ['rekordbox', '<?xml version="1.0"?><DJ_PLAYLISTS Version="1.0.0">'],
    ['traktor', '<?xml version="1.0"?><NML VERSION="19">'],
    ['rhythmbox', '<?xml version="1.0"?><rhythmdb-playlists>'],
    ['text', '[re:jazzy] - Quiet Night\n'],
    ['text', '1. "Slow River" by The Oaks\n'],
    ['jspf', '{ "playlist": { "title": "x", "track": [] } }'],
    ['m3u', '#EXTM3U\n'],
    ['m3u', '/a/b.mp3\n/a/c.flac\n'],
    ['m3u', 'http://radio.example:8000/live\n'],
    ['pls', '; made by a radio\n[Playlist]\n'],
    ['xspf', '<?xml version="1.0"?>\n<!-- x --><playlist>'],
    ['itunes', '<?xml version="1.0"?><!DOCTYPE plist PUBLIC "a" "b"><plist>'],
    ['text', 'Rain - Fog\n'],
    ['text', 'https://open.spotify.com/track/0123456789abcdefghijAB\n'],
  ])('detects %s by its content', (format, head) => {
    expect(detectFormat(head)?.format ?? null).toBe(format)
  })

  it.each([
    '',
    'Dear all,\nthis is a letter.\n',
    'Dear all,\nthis - mind you - is\na letter.\n',
    'Name,Street,Town\nA,B,C\n',
    '<rss></rss>',
    '{"a":1}',
  ])('detects no playlist in %j', (head) => {
    expect(detectFormat(head)).toBeNull()
  })
})

describe('a file that is no playlist', () => {
  it.each([
    ['an empty file', 'empty', ''],
    ['an empty file', 'empty', ' \r\n \n'],
    ['a web page', 'html', '\n<!DOCTYPE html><html><title>Rain - Fog</title>'],
    ['a PNG image', 'png', '\x89PNG\r\n\x1a\n'],
    ['a JPEG image', 'jpeg', '\xff\xd8\xff\xe0'],
    ['an MP3 file', 'mp3', 'ID3\x04\0'],
    ['a binary file', 'binary', '\0\x01\x02\x03 Rain - Fog'],
    ['a listening history of Spotify', 'listening_history', '[{"ms_played": 1}]'],
    ['XML that is neither', 'xml', '<rss></rss>'],
    ['No playlist was found; the file begins "Dear all,', 'text', 'Dear all,\nthis is a letter.'],
  ])('is rejected as %s', async (description, detected, content) => {
    const bytes = Uint8Array.from(content, (letter) => letter.charCodeAt(0))
    await expect(read(bytes)).rejects.toMatchObject({
      code: 'unrecognised_format',
      params: expect.objectContaining({ detected }),
      message: expect.stringMatching(new RegExp(`${description}.*Riffle reads CSV`, 's')),
    })
  })
})

it.each(['<html>', '\x89PNG', 'Rain - Fog\n'])('releases the source of %j', async (content) => {
  let isClosed = false
  async function* source() {
    try {
      for (;;) yield new TextEncoder().encode(content.padEnd(70_000))
    } finally {
      isClosed = true
    }
  }
  const reading = readPlaylistFile(source(), { fileName: null })
  await reading.next().catch(() => null)
  await reading.return(undefined)
  expect(isClosed).toBe(true)
})

describe('openPlaylistFile', () => {
  it('returns the format, each playlist once, and a track or a skip for each row', async () => {
    const text =
      'Track name,Artist name,Album,Playlist name,Type,ISRC\na,x,,One,,\n,x,,Two,,\nc,x,,One,,\n'
    const bytes = new TextEncoder().encode(text)
    const { format, events } = await openPlaylistFile(inChunks(bytes), { fileName: null })
    const all = []
    for await (const event of events) all.push(event)
    const playlists = all.filter((event) => event.type === 'playlist')
    expect(format).toBe('tunemymusic')
    expect(playlists.filter(({ continues }) => !continues)).toHaveLength(2)
    expect(all.length - playlists.length).toBe(3)
  })
})
