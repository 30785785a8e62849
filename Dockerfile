# Two images: `service` answers HTTP and knows nothing of models; `worker` digests stories and delivers callbacks.
#
#   docker build --target service -t nutgraf-service .
#   docker build --target worker -t nutgraf-worker .
#
# Where packages come from is pip's business: its usual variables are build arguments, empty unless given, and a whole
# pip.conf can be given as a build secret (--secret id=pip,src=pip.conf), which stays out of the image and its history.
# For workers without a GPU, name the index of PyTorch's CPU builds in PIP_EXTRA_INDEX_URL: the image is gigabytes smaller.
FROM python:3.11-slim-bookworm AS base
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
RUN useradd --system --uid 10001 --create-home --home-dir /home/nutgraf nutgraf
WORKDIR /app

FROM base AS service
COPY requirements/service.txt requirements/
ARG PIP_INDEX_URL="" PIP_EXTRA_INDEX_URL="" PIP_FIND_LINKS="" PIP_TRUSTED_HOST=""
RUN --mount=type=secret,id=pip,target=/etc/pip.conf \
    pip install --no-cache-dir --disable-pip-version-check --root-user-action ignore -r requirements/service.txt
COPY digest digest
COPY jobs jobs
COPY service service
USER nutgraf
ENV NUTGRAF_HOST=0.0.0.0 NUTGRAF_PORT=8000
EXPOSE 8000
HEALTHCHECK --interval=5s --timeout=5s --start-period=30s \
    CMD ["python", "-c", "from http.client import HTTPConnection as C; c = C('127.0.0.1', 8000, timeout=4); c.request('GET', '/healthz'); exit(c.getresponse().status != 200)"]
CMD ["python", "-m", "service"]

FROM base AS worker
# Checkpoints from the hub land here; mount a volume to keep them.
RUN install -d -o nutgraf /models
ENV HF_HOME=/models
COPY requirements/worker.txt requirements/cuda.txt requirements/
ARG PIP_INDEX_URL="" PIP_EXTRA_INDEX_URL="" PIP_FIND_LINKS="" PIP_TRUSTED_HOST=""
RUN --mount=type=secret,id=pip,target=/etc/pip.conf \
    pip install --no-cache-dir --disable-pip-version-check --root-user-action ignore -r requirements/worker.txt
COPY digest digest
COPY jobs jobs
COPY worker worker
USER nutgraf
HEALTHCHECK --interval=10s --timeout=10s --start-period=900s CMD ["python", "-m", "worker.health"]
CMD ["celery", "-A", "worker.app", "worker", "--loglevel", "INFO", "--without-gossip", "--without-mingle", "-Q", "digests"]
