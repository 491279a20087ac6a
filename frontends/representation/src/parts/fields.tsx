export * from '@redpine/ui/fields';
