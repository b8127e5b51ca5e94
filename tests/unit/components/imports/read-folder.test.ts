import { describe, expect, test } from 'vitest'
import { readEntries } from '@/components/imports/read-folder'

const BATCH = 100

const fileEntry = (name: string) =>
  ({
    name,
    isFile: true,
    isDirectory: false,
    file: (done: (file: File) => void) => done(new File(['x'], name)),
  }) as unknown as FileSystemFileEntry

/** A folder that returns a hundred entries for each call, as browsers do. */
const folderEntry = (name: string, entries: FileSystemEntry[]) =>
  ({
    name,
    isFile: false,
    isDirectory: true,
    createReader: () => {
      let from = 0
      const readEntries = (done: (batch: FileSystemEntry[]) => void) => {
        done(entries.slice(from, from + BATCH))
        from += BATCH
      }
      return { readEntries }
    },
  }) as unknown as FileSystemDirectoryEntry

const namesOf = async (entry: FileSystemEntry) =>
  (await readEntries([{ file: new File([], entry.name), entry }])).map(
    ({ file, isFolder }) => `${file.name}${isFolder ? '/' : ''}`,
  )

describe('a dropped folder', () => {
  test('gives its playlist files and those of folders below, by name', async () => {
    const inner = folderEntry('more', [fileEntry('b.m3u8'), fileEntry('cover.jpg')])
    const files = ['list 10.csv', 'list 9.csv', 'song.mp3', '._list.csv', '.hidden.csv']
    const folder = folderEntry('Music', [inner, ...files.map(fileEntry)])
    expect(await namesOf(folder)).toEqual(['list 9.csv', 'list 10.csv', 'b.m3u8'])
  })

  test('stays a folder if it contains none', async () => {
    expect(await namesOf(folderEntry('Music', [fileEntry('song.mp3')]))).toEqual(['Music/'])
  })

  test('is read to 200 files and 8 folders deep', async () => {
    const many = Array.from({ length: 450 }, (_, at) => fileEntry(`${at}.csv`))
    expect(await namesOf(folderEntry('many', many))).toHaveLength(200)
    let deep = folderEntry('deep', [fileEntry('deep.csv')])
    for (let depth = 0; depth < 8; depth++) deep = folderEntry(`${depth}`, [deep])
    expect(await namesOf(deep)).toEqual(['7/'])
  })

  test('that cannot be read does not lose the other files', async () => {
    const broken = {
      ...folderEntry('broken', []),
      createReader: () => ({
        readEntries: (_: unknown, fail: (error: Error) => void) => fail(new Error('denied')),
      }),
    } as unknown as FileSystemDirectoryEntry
    const dropped = [broken, fileEntry('a.csv')].map((entry) => ({
      file: new File(['x'], entry.name),
      entry,
    }))
    expect((await readEntries(dropped)).map(({ file }) => file.name)).toEqual(['broken', 'a.csv'])
  })
})
