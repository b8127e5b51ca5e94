'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useProblemText } from '@/components/messages/use-problem-text'
import { Button } from '@/components/ui/button'
import { Dialog, DialogButtons } from '@/components/ui/dialog'
import { InputBox } from '@/components/ui/field'
import { type TextEncoding, textRepairQuery } from '@/lib/client/text-repairs'
import type { Song } from '@/lib/contract/song'
import { TEXT_ENCODINGS } from '@/lib/contract/text-repairs'
import { misreadSongs } from './misread-songs'
import { RepairedTexts } from './repaired-texts'
import { useRepairTexts } from './use-repair-texts'

const DEFAULT_ENCODING: TextEncoding = 'windows-1251'

const close = () => misreadSongs.setState({ songs: undefined })

/** The dialog that reads the letters of songs in another encoding; it shows what would change. */
export function RepairText({ songs }: { songs: Song[] }) {
  const t = useTranslations('song.letters')
  return (
    <Dialog isOpen onOpenChange={close} title={t('heading')} description={t('explanation')}>
      <RepairForm songIds={songs.map(({ id }) => id)} />
    </Dialog>
  )
}

function RepairForm({ songIds }: { songIds: string[] }) {
  const t = useTranslations('song.letters')
  const problemText = useProblemText()
  const [encoding, setEncoding] = useState<TextEncoding>(DEFAULT_ENCODING)
  const preview = useQuery({
    ...textRepairQuery(songIds, encoding),
    placeholderData: keepPreviousData,
  })
  const repair = useRepairTexts(close)
  const changes = preview.data ?? []
  const error = repair.error ?? preview.error

  return (
    <>
      <EncodingSelect value={encoding} onChange={setEncoding} />
      {preview.data && <RepairedTexts changes={changes} count={songIds.length} />}
      {error && (
        <p role="alert" className="text-danger">
          {problemText(error)}
        </p>
      )}
      <DialogButtons>
        <Button isLarge onClick={close}>
          {t('cancel')}
        </Button>
        <Button
          isLarge
          look="primary"
          disabled={changes.length === 0 || preview.isPlaceholderData || repair.isPending}
          onClick={() => repair.mutate({ songIds: changes.map(({ songId }) => songId), encoding })}
        >
          {t('apply', { count: changes.length })}
        </Button>
      </DialogButtons>
    </>
  )
}

type EncodingSelectProps = { value: TextEncoding; onChange: (value: TextEncoding) => void }

function EncodingSelect({ value, onChange }: EncodingSelectProps) {
  const t = useTranslations('song.letters')
  return (
    <label className="grid gap-1">
      <span className="font-strong">{t('encoding')}</span>
      <InputBox>
        <select
          value={value}
          onChange={(event) => {
            const chosen = TEXT_ENCODINGS.find((name) => name === event.target.value)
            if (chosen) onChange(chosen)
          }}
          className="min-h-control-large min-w-0 flex-1 bg-transparent outline-none [&_option]:bg-raised"
        >
          {TEXT_ENCODINGS.map((name) => (
            <option key={name} value={name}>
              {t(`encodings.${name}`)}
            </option>
          ))}
        </select>
      </InputBox>
    </label>
  )
}
