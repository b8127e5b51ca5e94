'use client'

import { useState } from 'react'
import { useShowSongs } from '@/components/song-actions/use-set-video'
import { lookUpLinks, setVideos } from '@/lib/client/video-links'
import { restoreVideo } from '@/lib/client/videos'
import type { Song } from '@/lib/contract/song'
import type { LinkFault } from '@/lib/contract/video-links'
import { matchLines } from './match-lines'
import { MAX_LINES, type PastedLine, readPastedLines } from './pasted-lines'

/** A line with the songs that it may belong to; `songId` is undefined while none is chosen. */
export type LinkedLine = PastedLine & { title: string | null; options: Song[]; songId?: string }

/** A line without a video, and why. */
export type FailedLine = { line: string; fault: LinkFault | 'no_link' | 'no_song' | 'not_chosen' }

type Step =
  | { name: 'paste'; isBusy: boolean; error?: Error }
  | { name: 'preview'; isBusy: boolean; lines: LinkedLine[]; failed: FailedLine[] }
  | { name: 'report'; isBusy: boolean; set: Song[]; failed: FailedLine[] }

/** The steps of pasting links: reading them, choosing the songs of doubtful lines, and saving. */
export function usePaste(songs: readonly Song[]) {
  const [text, setText] = useState('')
  /** The songs that got a video: lines that are pasted later belong to the others. */
  const [setIds, setSetIds] = useState<ReadonlySet<string>>(new Set())
  const [step, setStep] = useState<Step>({ name: 'paste', isBusy: false })
  const showSongs = useShowSongs()

  const open = songs.filter(({ id }) => !setIds.has(id))

  async function read() {
    setStep({ name: 'paste', isBusy: true })
    try {
      setStep({ name: 'preview', isBusy: false, ...(await linkLines(text, open)) })
    } catch (error) {
      setStep({ name: 'paste', isBusy: false, error: error as Error })
    }
  }

  function choose(index: number, songId: string | undefined) {
    if (step.name !== 'preview') return
    const lines = step.lines.map((line, at) => (at === index ? { ...line, songId } : line))
    setStep({ ...step, lines })
  }

  async function save() {
    if (step.name !== 'preview') return
    setStep({ ...step, isBusy: true })
    const links = step.lines.flatMap(({ line, url, songId }) =>
      url !== null && songId !== undefined ? [{ line, url, songId }] : [],
    )
    const results = await setVideos(links.map(({ songId, url }) => ({ songId, url })))
    const changed = results.flatMap(({ song }) => song ?? [])
    showSongs(changed)
    setSetIds(new Set([...setIds, ...changed.map(({ id }) => id)]))
    const rejected = results.flatMap(({ fault }, at) =>
      fault ? [{ line: links[at]?.line ?? '', fault }] : [],
    )
    const unchosen = step.lines.filter(({ songId }) => songId === undefined)
    const notChosen = unchosen.map(({ line }) => ({ line, fault: 'not_chosen' as const }))
    const failed = [...step.failed, ...rejected, ...notChosen]
    setStep({ name: 'report', isBusy: false, set: changed, failed })
  }

  /** Puts the lines without a video back into the field. */
  function correct() {
    if (step.name === 'report') setText(step.failed.map(({ line }) => line).join('\n'))
    setStep({ name: 'paste', isBusy: false })
  }

  /** Removes the videos again that were set; those that could not be removed stay in the report. */
  async function undo() {
    if (step.name !== 'report' || step.isBusy) return
    setStep({ ...step, isBusy: true })
    const set = new Map(step.set.map((song) => [song.id, song]))
    for (const before of songs.filter(({ id }) => set.has(id))) {
      const restored = await restoreVideo(before).catch(() => undefined)
      if (!restored) continue
      showSongs([restored])
      set.delete(restored.id)
    }
    const removed = new Set(step.set.map(({ id }) => id).filter((id) => !set.has(id)))
    setSetIds(new Set([...setIds].filter((id) => !removed.has(id))))
    if (set.size > 0) return setStep({ ...step, set: [...set.values()] })
    setStep({ name: 'paste', isBusy: false })
  }

  return { text, setText, step, open, read, choose, save, correct, undo }
}

async function linkLines(text: string, songs: readonly Song[]) {
  const lines = readPastedLines(text)
    .slice(0, MAX_LINES)
    .map((line, place) => ({ ...line, place }))
  const linked = lines.filter(({ url }) => url !== null)
  const found = await lookUpLinks(linked.map(({ url }) => url ?? ''))
  const usable = linked.flatMap((line, at) => {
    const { title = null, channel = null, fault = null } = found[at] ?? {}
    return fault ? [] : [{ ...line, title, channel }]
  })
  const matches = matchLines(
    usable.map(({ name, title, channel, place }) => ({
      name: name ?? title,
      channel: channel ?? '',
      place,
    })),
    songs,
  )
  const failed: FailedLine[] = [
    ...lines
      .filter(({ url }) => url === null)
      .map(({ line }) => ({ line, fault: 'no_link' as const })),
    ...linked.flatMap(({ line }, at) => {
      const fault = found[at]?.fault
      return fault ? [{ line, fault }] : []
    }),
    ...usable.flatMap(({ line }, at) =>
      matches[at]?.options.length ? [] : [{ line, fault: 'no_song' as const }],
    ),
  ]
  const withSongs = usable.flatMap((line, at): LinkedLine[] => {
    const { options = [], isSure = false } = matches[at] ?? {}
    if (options.length === 0) return []
    return [{ ...line, options, songId: isSure ? options[0]?.id : undefined }]
  })
  return { lines: withSongs, failed }
}
