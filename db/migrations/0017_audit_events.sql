update audit_log set event = case event
	when 'signed in' then 'signed_in'
	when 'wrong password' then 'sign_in_failed'
	when 'signed out' then 'signed_out'
	when 'refresh token reused' then 'refresh_token_reused'
	when 'session ended' then 'session_revoked'
	when 'other sessions ended' then 'other_sessions_revoked'
	when 'password changed' then 'password_changed'
	when 'account downloaded' then 'account_exported'
	when 'account deleted' then 'account_deleted'
	when 'API token made' then 'token_created'
	when 'API token revoked' then 'token_revoked'
	when 'spotify connected' then 'spotify_connected'
	when 'spotify disconnected' then 'spotify_disconnected'
	else event end
where event like '% %';
