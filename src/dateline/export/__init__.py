"""What a situation is handed on as: tables and pictures that other programs read."""
