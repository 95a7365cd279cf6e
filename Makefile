# Three commands: make setup, make run, make check. The rest is listed by make help.
PY ?= python3
PORT ?= 8000
V := .venv
UV := .tools/bin/uv
export UV_PYTHON_DOWNLOADS := never
export UV_COMPILE_BYTECODE := 1
