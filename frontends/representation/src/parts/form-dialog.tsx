export * from '@redpine/ui/form-dialog';
