import { screen, within } from '@testing-library/react'
import { beforeEach, describe, expect, test } from 'vitest'
import { stubApi } from '@/tests/support/dom/api'
import { playlistNamed, trackNamed, tracksNamed } from '@/tests/support/dom/library'
import { problemResponse } from '@/tests/support/dom/problem'
import { listField, renderLab, shuffledWith } from './render-lab'

const ID = '0193a7c2-5e1f-7000-8000-0123456789ab'
const evening = playlistNamed('Evening', { id: ID })
const PLAYLISTS = { 'GET /playlists': () => ({ data: [evening], nextCursor: null }) }
const TRACKS = 'GET /playlists/*/tracks'

beforeEach(() => window.history.replaceState(null, '', '/lab'))

describe('a playlist of the user', () => {
  test('is loaded page by page, without excluded tracks', async () => {
    const excluded = trackNamed('D', { excluded: true })
    const pages = {
      first: { data: tracksNamed('A', 'B'), nextCursor: 'next' },
      next: { data: [trackNamed('C'), excluded], nextCursor: null },
    }
    stubApi({
      ...PLAYLISTS,
      [TRACKS]: ({ url }) => (url.searchParams.has('cursor') ? pages.next : pages.first),
    })
    const { user } = renderLab({ hasPlaylists: true })
    const group = await within(listField()).findByRole('group', { name: 'Your playlists' })
    expect(group).toHaveTextContent('Evening')
    await user.selectOptions(listField(), 'Evening')
    expect(await screen.findByText('3 tracks by 3 artists')).toBeVisible()
    expect(window.location.search).toContain(`list=${ID}`)
  })

  test('is in the list without its name until the names are loaded', async () => {
    stubApi({ [TRACKS]: () => ({ data: tracksNamed('A', 'B'), nextCursor: null }) })
    renderLab({ query: { list: ID }, hasPlaylists: true })
    expect(await screen.findByText('2 tracks by 2 artists')).toBeVisible()
    expect(listField()).toHaveDisplayValue('Your playlist')
  })

  test('is cut after 2,000 tracks', async () => {
    const data = Array.from({ length: 100 }, (_, index) => trackNamed(`T${index}`))
    const requests = stubApi({ ...PLAYLISTS, [TRACKS]: () => ({ data, nextCursor: 'more' }) })
    renderLab({ query: { list: ID }, hasPlaylists: true })
    expect(
      await screen.findByText(/^2,000 tracks .*\. The first 2,000 tracks of the playlist\.$/),
    ).toBeVisible()
    expect(requests.filter((request) => request.includes('/tracks'))).toHaveLength(20)
  })

  test('that cannot be loaded shows why, and is loaded again on request', async () => {
    const page = { data: tracksNamed('A', 'B'), nextCursor: null }
    const responses = [problemResponse(429, 'rate_limited'), page]
    stubApi({ ...PLAYLISTS, [TRACKS]: () => responses.shift() })
    const { user } = renderLab({ query: { list: ID }, hasPlaylists: true })
    const alert = await screen.findByRole('alert')
    expect(alert).toHaveTextContent(
      'The list could not be loadedToo many attempts. Wait a minute and try again.',
    )
    expect(screen.queryByRole('region', { name: 'Orders' })).toBeNull()
    await user.click(within(alert).getByRole('button', { name: 'Try again' }))
    expect(await screen.findByText('2 tracks by 2 artists')).toBeVisible()
  })

  test('with a single track is too short', async () => {
    stubApi({ ...PLAYLISTS, [TRACKS]: () => ({ data: tracksNamed('A'), nextCursor: null }) })
    renderLab({ query: { list: ID }, hasPlaylists: true })
    expect(await screen.findByRole('heading', { name: 'Too short to shuffle' })).toBeVisible()
    expect(screen.queryByRole('region', { name: 'Orders' })).toBeNull()
  })
})

describe('a pasted list', () => {
  async function openDialog() {
    const rendered = renderLab()
    await rendered.user.selectOptions(listField(), 'Paste a list…')
    await screen.findByRole('dialog', { name: 'Paste a list' })
    return rendered
  }

  const songs = () => screen.getByRole('textbox', { name: 'Songs' })
  const submit = () => screen.getByRole('button', { name: 'Shuffle it' })

  test.each([
    ['', 'Nothing is pasted yet. Two songs or more are needed, one per line.'],
    ['Ada - Salt', 'One song is not a list. Add another line.'],
    ['# Comment', 'No song was found. Write one per line: Artist - Title.'],
    ['just text', 'No song was found. Line 1: Not in the form “Artist - Title”.'],
  ])('of %j is rejected, and the text stays', async (text, error) => {
    const { user } = await openDialog()
    if (text) await user.type(songs(), text)
    await user.click(submit())
    expect(await screen.findByRole('alert')).toHaveTextContent(error)
    expect(songs()).toBeInvalid()
    expect(songs()).toHaveAccessibleDescription(error)
    expect(songs()).toHaveValue(text)
  })

  test('is shuffled, and names the lines that are left out', async () => {
    const { user } = await openDialog()
    await user.type(songs(), 'Ada - Salt{Enter}Bo - Ice{Enter}one{Enter}two{Enter}three{Enter}four')
    await user.click(submit())
    const reason = '(Not in the form “Artist - Title”)'
    expect(
      await screen.findByText(
        `2 tracks by 2 artists. 4 lines left out: 3 ${reason}, 4 ${reason}, 5 ${reason} and more`,
      ),
    ).toBeVisible()
    expect(listField()).toHaveDisplayValue('Pasted list')
    expect(screen.getByText(/A pasted list stays in this browser/)).toBeVisible()
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  test('can be chosen again after another list', async () => {
    const { user } = await openDialog()
    await user.type(songs(), 'Ada - Salt{Enter}Bo - Ice')
    await user.click(submit())
    expect(await screen.findByText('2 tracks by 2 artists')).toBeVisible()
    await user.selectOptions(listField(), 'Two artists')
    expect(await screen.findByText('120 tracks by 2 artists')).toBeVisible()
    await user.selectOptions(listField(), 'Pasted list')
    expect(await screen.findByText('2 tracks by 2 artists')).toBeVisible()
  })

  test('is not used if the dialog is cancelled, but its text is kept', async () => {
    const { user } = await openDialog()
    await user.type(songs(), 'Ada - Salt')
    await user.click(screen.getByRole('button', { name: 'Cancel' }))
    await shuffledWith('test')
    expect(listField()).toHaveDisplayValue('A few artists lead')
    await user.selectOptions(listField(), 'Paste a list…')
    expect(await screen.findByRole('textbox', { name: 'Songs' })).toHaveValue('Ada - Salt')
  })
})
