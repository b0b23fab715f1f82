// Loaded into every program of ours that the supervisor starts: who has lost the supervisor leaves, as if told to.
process.on('disconnect', () => {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.exit(1), 40_000).unref();
});
process.channel?.unref();
