import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readPlaylistFile } from '@/lib/importers/read'
import type { ImportEvent } from '@/lib/importers/types'

const root = fileURLToPath(new URL('../../../../shared/data', import.meta.url))
const folderOf: Record<string, string> = {
  'Debian source totem-pl-parser': 'debian-src+totem-pl-parser',
  'public source file ': 'listenbrainz',
}

/** Files for which our number of rows differs from the catalogue, with the reason. */
const difference: Record<string, { rows: number; because: string }> = {
  'spotify-data/thiagomsantanna+spotify-music-transfer/Playlist1.json': {
    rows: 627,
    because: 'the local file of a playlist is a row too',
  },
  'spotify-data/thiagomsantanna+spotify-music-transfer/YourLibrary.json': {
    rows: 1027,
    because: 'the four local files under "other" are rows too',
  },
  'spotify-data/zhems+Spotify/Playlist1.json': {
    rows: 886,
    because: 'the 43 local files of its playlists are rows too',
  },
  'spotify-data/zhems+Spotify/YourLibrary.json': {
    rows: 289,
    because: 'the local file under "other" is a row too',
  },
  'other/debian-src+totem-pl-parser/pukas.wax': {
    rows: 1,
    because: 'the radio station of an ASX list is a row',
  },
  'itunes-xml/liamks+libpytunes/Test Library.xml': {
    rows: 419,
    because: "the 17 items of its owner's three playlists are rows beside the 402 songs",
  },
}

/** Files of the catalogue that are not playlists, with their kind. */
const refused: Record<string, string> = {
  'pls/debian-src+totem-pl-parser/emptyplaylist.pls': 'an empty file',
  'other/debian-src+totem-pl-parser/602127.qtl': 'a QuickTime link',
  'other/debian-src+totem-pl-parser/single-line.qtl': 'a QuickTime link',
  'other/debian-src+totem-pl-parser/asf-with-asx-suffix.asx': 'a Windows Media file',
  'text-list/HariSekhon+Spotify-Playlists/Love Island__Love Island Mega-Mix 👩🏻‍🦰 👩🏼 👩🏻 😍 🍑 💦.description':
    'No playlist was found',
}

async function eventsOf(file: string): Promise<ImportEvent[]> {
  const path = join(root, 'playlists', file)
  const events: ImportEvent[] = []
  for await (const event of readPlaylistFile(createReadStream(path), { fileName: path })) {
    events.push(event)
  }
  return events
}

/** The files of the playlist sections of the catalogue, with their numbers of rows. */
function catalogue(): [file: string, rows: number][] {
  const files: [string, number][] = []
  let section = ''
  let folder = ''
  for (const line of readFileSync(join(root, 'MANIFEST.md'), 'utf8').split('\n')) {
    if (line.startsWith('## ')) section = /^## playlists\/(\S+)/.exec(line)?.[1] ?? ''
    const source = /^Source `([^`]+)`/.exec(line)?.[1]
    if (source !== undefined) folder = folderOf[source] ?? source.replace('/', '+')
    const [, file, , , rows] = line
      .split(' | ')
      .flatMap((cell, at) => (at === 0 ? ['', cell.slice(2)] : [cell]))
    if (section !== '' && rows !== undefined && /^\d+$/.test(rows)) {
      files.push([`${section}/${folder}/${file}`, Number(rows)])
    }
  }
  return files
}

describe.skipIf(!existsSync(root))('real playlist files (skipped without the shared data)', () => {
  const files = existsSync(root) ? catalogue() : []

  it('finds every file of the catalogue on the disk', () => {
    const missing = files.filter(([file]) => !existsSync(join(root, 'playlists', file)))
    const onDisk = readdirSync(join(root, 'playlists'), { recursive: true, withFileTypes: true })
    expect(missing).toEqual([])
    expect(files).toHaveLength(onDisk.filter((entry) => entry.isFile()).length)
  })

  it.each(files)('turns each row of %s into a track or a skip', async (file, rows) => {
    if (refused[file]) {
      await expect(eventsOf(file)).rejects.toMatchObject({
        code: 'unrecognised_format',
        message: expect.stringContaining(refused[file]),
      })
      return
    }
    const events = await eventsOf(file)
    const found = events.filter((event) => event.type !== 'playlist')
    expect(events[0]?.type).toBe('playlist')
    expect(found.length).toBe(difference[file]?.rows ?? rows)
  })
})
