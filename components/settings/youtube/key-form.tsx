import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import type { FormEvent } from 'react'
import { toast } from 'sonner'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { useSetYoutubeKey } from '@/lib/client/youtube-key'
import { useFormErrors } from '../use-form-errors'
import { KeyGuide } from './key-guide'

type KeyFormProps = {
  onStored: () => void
  /** Present if there is a stored key to return to. */
  onCancel?: () => void
}

/** A form for a YouTube API key, which is checked at YouTube before it is stored. */
export function KeyForm({ onStored, onCancel }: KeyFormProps) {
  const t = useTranslations('settings.youtube.key')
  const router = useRouter()
  const set = useSetYoutubeKey()
  const errors = useFormErrors()(set.error, ['key'])

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const key = String(new FormData(event.currentTarget).get('key')).trim()
    set.mutate(key, {
      onSuccess: () => {
        toast(t('saved'))
        onStored()
        router.refresh()
      },
    })
  }

  return (
    <>
      <p className="text-ink-2">{t('about')}</p>
      <KeyGuide />
      <form method="post" onSubmit={submit} className="grid gap-4">
        <Field
          label={t('label')}
          name="key"
          // The button that opened the form has disappeared.
          autoFocus={onCancel !== undefined}
          required
          minLength={20}
          maxLength={200}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          placeholder={t('placeholder')}
          error={errors.key ?? errors.form}
          hint={t('hint')}
          onChange={() => set.error && set.reset()}
        />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" isLarge disabled={set.isPending}>
            {set.isPending ? t('checking') : t('save')}
          </Button>
          {onCancel && (
            <Button isLarge look="bare" onClick={onCancel}>
              {t('cancel')}
            </Button>
          )}
        </div>
      </form>
    </>
  )
}
