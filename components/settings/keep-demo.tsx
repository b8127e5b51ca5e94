import { ButtonLink } from '@/components/ui/button'

/** What a guest can do to stay. */
export function KeepDemo() {
  return (
    <>
      <p className="text-ink-2">
        You are trying the demo without an account. A day after you came, everything in it is
        removed. With an account it stays: playlists, liked songs and where each shuffle stands.
      </p>
      <div className="flex flex-wrap gap-2">
        <ButtonLink href="/register?next=/settings" look="primary" isLarge>
          Create an account
        </ButtonLink>
        <ButtonLink href="/login?next=/" isLarge>
          Sign in to another
        </ButtonLink>
      </div>
    </>
  )
}
