export * from '@redpine/ui/form-errors';
